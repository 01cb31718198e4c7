package io.consentgate.gateway.app.authority;

import io.consentgate.contract.status.InvalidStatusListException;
import io.consentgate.contract.status.StatusList;
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
  private final SignedTimes times;
  private final InstantSource clock;
  private volatile @Nullable Instant heard;
  private boolean away;

  /**
   * Ties the watch to what it uses.
   *
   * @param authority who has the list
   * @param verifier tells genuine lists
   * @param book what the lists said
   * @param times told when each list was signed
   * @param clock for ages
   */
  public StatusWatch(
      AuthorityLink authority,
      StatusListVerifier verifier,
      StatusBook book,
      SignedTimes times,
      InstantSource clock) {
    this.authority = authority;
    this.verifier = verifier;
    this.book = book;
    this.times = times;
    this.clock = clock;
  }

  /**
   * Fetches the list now.
   *
   * @return whether the book relies on the list that was fetched
   */
  public synchronized boolean refresh() {
    try {
      StatusList list = verifier.verify(authority.statusList());
      StatusBook.Reception reception = book.accept(list);
      if (reception == StatusBook.Reception.ROLLED_BACK) {
        note("the status list went back; the face lane stays closed until a newer one arrives");
        return false;
      }
      times.list(list.issued());
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
