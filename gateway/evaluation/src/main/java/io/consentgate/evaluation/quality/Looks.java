package io.consentgate.evaluation.quality;

import io.consentgate.evaluation.calibrate.FeatureTable;
import io.consentgate.evaluation.calibrate.LabelledPicture;
import io.consentgate.evaluation.calibrate.PictureReader;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.Obstacle;
import io.consentgate.gateway.vision.QualityGate;
import io.consentgate.gateway.vision.Sighting.Nothing;
import io.consentgate.gateway.vision.Sighting.OneFace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What pictures show to a pipeline that takes a face however badly it is seen. */
final class Looks implements AutoCloseable {

  private final FacePipeline pipeline;
  private final List<Seen> seen = new ArrayList<>();
  private final Map<Obstacle, Integer> obstacles = new EnumMap<>(Obstacle.class);
  private int pictures;

  /** Begins without pictures; the pipeline stays its owner's. */
  Looks(FacePipeline pipeline) {
    this.pipeline = pipeline;
  }

  /**
   * Looks at every picture.
   *
   * @param change what is done to each first
   * @param progress hears of each
   * @throws IOException if a picture cannot be read
   */
  Looks look(
      List<LabelledPicture> all,
      UnaryOperator<BufferedImage> change,
      FeatureTable.Progress progress)
      throws IOException {
    for (LabelledPicture picture : all) {
      long begin = System.nanoTime();
      BufferedImage shown = change.apply(PictureReader.read(picture.file()));
      pictures++;
      switch (PictureReader.look(pipeline, shown)) {
        case OneFace face -> seen.add(new Seen(picture, face));
        case Nothing(Obstacle obstacle) -> obstacles.merge(obstacle, 1, Integer::sum);
      }
      progress.looked(picture, System.nanoTime() - begin);
    }
    return this;
  }

  /** Returns every picture with one face. */
  List<Seen> seen() {
    return List.copyOf(seen);
  }

  /** Returns those of one person each that are together, by person. */
  Map<String, List<Seen>> byPerson() {
    Map<String, List<Seen>> people = new HashMap<>();
    seen.forEach(one -> people.computeIfAbsent(one.person(), _ -> new ArrayList<>()).add(one));
    return people;
  }

  /** Returns how many pictures were looked at. */
  int pictures() {
    return pictures;
  }

  /** Returns how many pictures show not exactly one face near enough, whatever its quality. */
  int withoutOneFace() {
    return pictures - seen.size();
  }

  /** Returns how many pictures the door refuses, by reason, the gate's reasons included. */
  Map<Obstacle, Integer> refused() {
    Map<Obstacle, Integer> all = new EnumMap<>(Obstacle.class);
    all.putAll(obstacles);
    seen.stream()
        .flatMap(one -> QualityGate.obstacle(one.measures()).stream())
        .forEach(obstacle -> all.merge(obstacle, 1, Integer::sum));
    return all;
  }

  @Override
  public void close() {
    seen.forEach(one -> one.features().close());
    pipeline.forget();
  }
}
