package io.consentgate.gateway.app.authority;

import io.consentgate.contract.status.InvalidStatusListException;
import io.consentgate.contract.status.StatusListVerifier;
import io.consentgate.gateway.consent.StatusBook;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches status lists. One at a time, fetch and acceptance together: an answer that was overtaken
 * on the way must not look like a status source that went back.
 */
public final class StatusWatch {

  private static final Logger LOG = LoggerFactory.getLogger(StatusWatch.class);

  private final AuthorityLink authority;
  private final StatusListVerifier verifier;
  private final StatusBook book;
  private final InstantSource clock;
  private volatile @Nullable Instant heard;
  private boolean away;

  /** Ties the watch to what it uses. */
  public StatusWatch(
      AuthorityLink authority, StatusListVerifier verifier, StatusBook book, InstantSource clock) {
    this.authority = authority;
    this.verifier = verifier;
    this.book = book;
    this.clock = clock;
  }

  /**
   * Fetches the list now.
   *
   * @return whether the book relies on the list that was fetched
   */
  public synchronized boolean refresh() {
    try {
      StatusBook.Reception reception = book.accept(verifier.verify(authority.statusList()));
      if (reception == StatusBook.Reception.ROLLED_BACK) {
        note("the status list went back; the face lane stays closed until a newer one arrives");
        return false;
      }
      heard = clock.instant();
      away = false;
      return true;
    } catch (AuthorityException e) {
      note("no status list: " + e.getMessage());
    } catch (InvalidStatusListException e) {
      note("a status list was not taken: " + e.getMessage());
    }
    return false;
  }

  /** Returns when a list was last confirmed, if ever. */
  public Optional<Instant> heard() {
    return Optional.ofNullable(heard);
  }

  private void note(String what) {
    if (!away) {
      LOG.warn("{}", what);
      away = true;
    }
  }
}
