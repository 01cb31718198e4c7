package io.consentgate.evaluation.models;

import io.consentgate.models.ModelFile;

/** Is told how a file comes. */
interface TransferAudience {

  /**
   * A file begins to come, or goes on after a break.
   *
   * @param file which
   * @param haveBytes how much of it is here already
   */
  void begins(ModelFile file, long haveBytes);

  /** So many more bytes are here. */
  void came(long bytes);

  /** No more bytes of it come. */
  void ends();
}
