package io.consentgate.evaluation.door;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** Lets people queue for the portals of one gateway; each portal serves one after the other. */
final class Stations {

  private final List<Station> stations;
  private final DoorAudience audience;

  /** One visit. */
  @FunctionalInterface
  interface Visit<T> {

    /** Serves one of those who wait. */
    void at(Station station, T next) throws Exception;
  }

  /**
   * Opens the queue.
   *
   * @param stations the portals
   * @param audience is shown each visit
   */
  Stations(List<Station> stations, DoorAudience audience) {
    this.stations = List.copyOf(stations);
    this.audience = audience;
  }

  /** Serves everybody and leaves nobody in view. */
  <T> void visit(Collection<T> people, Visit<T> visit) throws Exception {
    visitUntil(
        () -> false,
        people,
        (station, next) -> {
          visit.at(station, next);
          audience.visited();
        });
    for (Station station : stations) {
      station.empty();
    }
  }

  /**
   * Serves people until enough were.
   *
   * @throws Exception the first failure; then nobody else is served
   */
  <T> void visitUntil(BooleanSupplier enough, Collection<T> people, Visit<T> visit)
      throws Exception {
    Queue<T> waiting = new ConcurrentLinkedQueue<>(people);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> served = new ArrayList<>();
      for (Station station : stations) {
        served.add(threads.submit(() -> serve(station, enough, waiting, visit)));
      }
      for (Future<?> one : served) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static <T> Void serve(
      Station station, BooleanSupplier enough, Queue<T> waiting, Visit<T> visit) throws Exception {
    try {
      for (T next = waiting.poll(); next != null && !enough.getAsBoolean(); next = waiting.poll()) {
        visit.at(station, next);
      }
      return null;
    } catch (Exception e) {
      waiting.clear();
      throw e;
    }
  }
}
