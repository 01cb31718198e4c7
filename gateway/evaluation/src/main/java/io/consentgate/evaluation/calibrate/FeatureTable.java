package io.consentgate.evaluation.calibrate;

import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.Obstacle;
import io.consentgate.gateway.vision.Sighting.Nothing;
import io.consentgate.gateway.vision.Sighting.OneFace;
import io.consentgate.models.Acquisition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Features of every picture of a data set that shows exactly one usable face. */
public final class FeatureTable implements AutoCloseable {

  /** Features of one picture. */
  public static final class Row {

    private final LabelledPicture picture;
    private final FaceFeatures features;

    /**
     * Ties features to their picture.
     *
     * @param picture the picture
     * @param features its features; owned by the table
     */
    Row(LabelledPicture picture, FaceFeatures features) {
      this.picture = picture;
      this.features = features;
    }

    /** Returns the picture. */
    public LabelledPicture picture() {
      return picture;
    }

    /** Returns its features; the table closes them. */
    public FaceFeatures features() {
      return features;
    }
  }

  private final List<Row> rows = new ArrayList<>();
  private final Map<Obstacle, Integer> obstacles = new EnumMap<>(Obstacle.class);
  private final String dataSet;
  private final int pictures;

  private FeatureTable(String dataSet, int pictures) {
    this.dataSet = dataSet;
    this.pictures = pictures;
  }

  /**
   * Looks at every picture.
   *
   * @param dataSet name of the data set
   * @param pictures the pictures
   * @param pipeline the pipeline of the set to be measured
   * @throws IOException if a picture cannot be read
   */
  public static FeatureTable of(
      String dataSet, List<LabelledPicture> pictures, FacePipeline pipeline) throws IOException {
    FeatureTable table = new FeatureTable(dataSet, pictures.size());
    for (LabelledPicture picture : pictures) {
      switch (PictureReader.look(pipeline, picture.file())) {
        case OneFace face -> table.rows.add(new Row(picture, face.features()));
        case Nothing(Obstacle obstacle) -> table.obstacles.merge(obstacle, 1, Integer::sum);
      }
    }
    pipeline.forget();
    return table;
  }

  /** Returns the rows that fit. */
  public List<Row> rows(Predicate<LabelledPicture> fits) {
    return rows.stream().filter(row -> fits.test(row.picture())).toList();
  }

  /** Returns how many pictures gave features, and why the others did not. */
  public Acquisition acquisition() {
    return new Acquisition(
        dataSet,
        pictures,
        rows.size(),
        count(Obstacle.NOBODY),
        count(Obstacle.SEVERAL),
        count(Obstacle.TOO_SMALL) + count(Obstacle.TURNED_AWAY) + count(Obstacle.BAD_LIGHT));
  }

  @Override
  public void close() {
    rows.forEach(row -> row.features().close());
  }

  private int count(Obstacle obstacle) {
    return obstacles.getOrDefault(obstacle, 0);
  }
}
