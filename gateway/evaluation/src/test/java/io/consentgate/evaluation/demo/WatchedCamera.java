package io.consentgate.evaluation.demo;

import io.consentgate.evaluation.residue.MemoryScan.Wanted;
import java.nio.file.Path;
import java.util.List;

/** A camera of a gateway into whose memory somebody looks: it knows what it sent. */
interface WatchedCamera extends AutoCloseable {

  /** How it is made for a scene file. */
  @FunctionalInterface
  interface Maker {
    WatchedCamera of(Path scene) throws Exception;
  }

  /** Returns the address under which the gateway has it as its camera. */
  String address();

  /** Returns what it sees. */
  MarkedScene scene();

  /** Returns the last pictures with a marker, as they were sent. */
  byte[] marked() throws Exception;

  /**
   * Returns all that a gateway could have of them.
   *
   * @param folder for files that go again
   */
  List<Wanted> known(Path folder) throws Exception;

  @Override
  void close();
}
