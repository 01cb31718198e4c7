package io.consentgate.gateway.vision.pad;

import io.consentgate.gateway.vision.pad.PadVerdict.Attack;
import io.consentgate.gateway.vision.pad.PadVerdict.Live;
import io.consentgate.gateway.vision.pad.PadVerdict.NotApplicable;
import java.util.List;
import java.util.Map;

/**
 * Several layers as one: an attack is what any of them calls one. Not for several threads at once.
 *
 * <p>For the frames of one person in one capture: {@link #see} each, until {@link #isReady}; then
 * {@link #verdict}, and {@link #forget} on every path.
 */
public final class PresentationCheck implements AutoCloseable {

  private final List<PadLayer> layers;
  private final Map<PadCue, Double> thresholds;

  /**
   * Ties layers to thresholds.
   *
   * @param layers at least one, each looking at something else; closed with this
   * @param thresholds for each layer, what exceeds it is an attack
   * @throws IllegalArgumentException if a layer has no threshold, or there is no layer
   */
  public PresentationCheck(List<PadLayer> layers, Map<PadCue, Double> thresholds) {
    this.layers = List.copyOf(layers);
    this.thresholds = Map.copyOf(thresholds);
    if (layers.isEmpty()
        || layers.stream().anyMatch(layer -> !thresholds.containsKey(layer.cue()))) {
      throw new IllegalArgumentException("each layer needs a threshold");
    }
  }

  /** Shows a frame to every layer. */
  public void see(PadFrame frame) {
    layers.forEach(layer -> layer.see(frame));
  }

  /** Tells whether every layer has seen as many frames as it needs. */
  public boolean isReady() {
    return layers.stream().allMatch(PadLayer::isReady);
  }

  /**
   * Judges the frames seen.
   *
   * @return not applicable only if no layer can judge
   * @throws IllegalStateException if a layer needs more frames
   */
  public PadVerdict verdict() {
    return together(layers.stream().map(PadLayer::reading).toList(), thresholds);
  }

  /**
   * Judges what layers measured.
   *
   * @param readings one of each layer, at least one
   * @param thresholds for each layer
   */
  public static PadVerdict together(List<PadReading> readings, Map<PadCue, Double> thresholds) {
    PadVerdict verdict = null;
    for (PadReading reading : readings) {
      Double threshold = thresholds.get(reading.cue());
      if (threshold == null) {
        throw new IllegalArgumentException("each layer needs a threshold");
      }
      PadVerdict one = reading.against(threshold);
      if (one instanceof Attack) {
        return one;
      }
      if (verdict == null || (verdict instanceof NotApplicable && one instanceof Live)) {
        verdict = one;
      }
    }
    if (verdict == null) {
      throw new IllegalArgumentException("there is nothing to judge by");
    }
    return verdict;
  }

  /** Overwrites what is kept of the frames and waits for the next presentation. */
  public void forget() {
    layers.forEach(PadLayer::forget);
  }

  @Override
  public void close() {
    layers.forEach(PadLayer::close);
  }
}
