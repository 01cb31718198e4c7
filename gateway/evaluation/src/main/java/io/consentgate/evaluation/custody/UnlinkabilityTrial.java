package io.consentgate.evaluation.custody;

import io.consentgate.contract.grant.ModelSetId;
import io.consentgate.evaluation.calibrate.FeatureTable;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.custody.SecretRotation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Two installations keep references of the same people under custody {@code HELD}; somebody has
 * both, opened, without the installations' secrets, and compares one with one.
 *
 * <p>Mated: one person's references from different pictures, one at each installation. Non-mated:
 * each reference at the one against {@value #STRANGERS} of other people at the other.
 */
public final class UnlinkabilityTrial {

  /** How many pairs of installations there are. */
  public static final int PAIRS = 40;

  private static final int STRANGERS = 64;

  private final Linkability all;
  private final Linkability worst;
  private final Linkability control;
  private final QuantisationEffect effect;

  private UnlinkabilityTrial(
      Linkability all, Linkability worst, Linkability control, QuantisationEffect effect) {
    this.all = all;
    this.worst = worst;
    this.control = control;
    this.effect = effect;
  }

  /**
   * Plays it, with secrets that are the same each time.
   *
   * @param table features as captured; stays open
   * @param modelSet whose they are
   */
  public static UnlinkabilityTrial of(FeatureTable table, ModelSetId modelSet) {
    List<FeatureTable.Row> rows = table.rows(_ -> true);
    int dimension = rows.getFirst().features().dimension();
    LinkageScores all = new LinkageScores();
    List<Linkability> each = new ArrayList<>();
    for (int pair = 0; pair < PAIRS; pair++) {
      try (SecretRotation here = rotation(2 * pair, modelSet, dimension);
          SecretRotation there = rotation(2 * pair + 1, modelSet, dimension)) {
        LinkageScores scores = scores(rows, Keeping.rotated(here), Keeping.rotated(there));
        each.add(scores.linkability());
        all.addAll(scores);
      }
    }
    Linkability control = scores(rows, Keeping.asBytes(), Keeping.asBytes()).linkability();
    try (SecretRotation rotation = rotation(0, modelSet, dimension)) {
      QuantisationEffect effect = QuantisationEffect.of(table, Keeping.rotated(rotation));
      Linkability worst = Collections.max(each, Comparator.comparingDouble(Linkability::system));
      return new UnlinkabilityTrial(all.linkability(), worst, control, effect);
    }
  }

  /** Returns what links rotated references, over all pairs of installations. */
  public Linkability rotated() {
    return all;
  }

  /** Returns what links them at the pair of installations where it is most. */
  public Linkability worstPair() {
    return worst;
  }

  /**
   * Tells whether measure and bound over all pairs stay below the limit, and what the measure at
   * the worst pair reads beyond what so few scores read where nothing links: its bound says more
   * about how few they are.
   */
  public boolean isUnlinkable() {
    return all.isUnlinkable() && worst.system() - worst.floor() < Linkability.LIMIT;
  }

  /** Returns the control: what links references that are not rotated. */
  public Linkability control() {
    return control;
  }

  /** Returns what rotation and bytes together change in a comparison at one installation. */
  public QuantisationEffect effect() {
    return effect;
  }

  private static LinkageScores scores(List<FeatureTable.Row> rows, Keeping here, Keeping there) {
    LinkageScores scores = new LinkageScores();
    List<FaceFeatures> one = new ArrayList<>();
    List<FaceFeatures> other = new ArrayList<>();
    try {
      for (FeatureTable.Row row : rows) {
        one.add(here.kept(row.features()));
        other.add(there.kept(row.features()));
      }
      int step = Math.max(1, rows.size() / STRANGERS);
      for (int i = 0; i < rows.size(); i++) {
        String person = rows.get(i).picture().person();
        for (int k = 0; k < rows.size(); k++) {
          boolean same = person.equals(rows.get(k).picture().person());
          if (same && i != k) {
            scores.addMated(person, one.get(i).similarity(other.get(k)));
          } else if (!same && (i + k) % step == 0) {
            scores.addNonMated(one.get(i).similarity(other.get(k)));
          }
        }
      }
      return scores;
    } finally {
      one.forEach(FaceFeatures::close);
      other.forEach(FaceFeatures::close);
    }
  }

  private static SecretRotation rotation(int installation, ModelSetId modelSet, int dimension) {
    try (SecretBytes secret = SecretBytes.allocate(SecretRotation.SECRET_BYTES)) {
      secret.memory().fill((byte) (installation + 1));
      return SecretRotation.of(secret, modelSet, dimension);
    }
  }
}
