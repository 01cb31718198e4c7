package io.consentgate.evaluation.calibrate;

import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.vision.FacePipeline;
import io.consentgate.gateway.vision.Obstacle;
import io.consentgate.gateway.vision.Sighting;
import io.consentgate.gateway.vision.Sighting.Nothing;
import io.consentgate.gateway.vision.Sighting.OneFace;
import io.consentgate.models.Acquisition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Hears of each picture once it has been looked at. */
  @FunctionalInterface
  public interface Progress {

    /** Nobody who wants to hear. */
    Progress SILENT = (_, _) -> {};

    /**
     * A picture has been looked at.
     *
     * @param picture which
     * @param nanos how long reading and looking took
     */
    void looked(LabelledPicture picture, long nanos);
  }

  private final List<Row> rows = new ArrayList<>();
  private final Map<Path, Obstacle> obstacles = new HashMap<>();
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
    return of(dataSet, pictures, pipeline, Progress.SILENT);
  }

  /**
   * Looks at every picture and says how far it is.
   *
   * @param dataSet name of the data set
   * @param pictures the pictures
   * @param pipeline the pipeline of the set to be measured
   * @param progress hears of each picture
   * @throws UnreadablePicture if a picture cannot be read
   */
  public static FeatureTable of(
      String dataSet, List<LabelledPicture> pictures, FacePipeline pipeline, Progress progress)
      throws UnreadablePicture {
    FeatureTable table = new FeatureTable(dataSet, pictures.size());
    try {
      for (LabelledPicture picture : pictures) {
        long begin = System.nanoTime();
        table.add(picture, look(pipeline, picture));
        progress.looked(picture, System.nanoTime() - begin);
      }
    } catch (UnreadablePicture e) {
      table.close();
      throw e;
    } finally {
      pipeline.forget();
    }
    return table;
  }

  private static Sighting look(FacePipeline pipeline, LabelledPicture picture)
      throws UnreadablePicture {
    try {
      return PictureReader.look(pipeline, picture.file());
    } catch (IOException e) {
      throw new UnreadablePicture(picture, e);
    }
  }

  private void add(LabelledPicture picture, Sighting sighting) {
    switch (sighting) {
      case OneFace face -> rows.add(new Row(picture, face.features()));
      case Nothing(Obstacle obstacle) -> obstacles.put(picture.file(), obstacle);
    }
  }

  /** Returns the rows that fit. */
  public List<Row> rows(Predicate<LabelledPicture> fits) {
    return rows.stream().filter(row -> fits.test(row.picture())).toList();
  }

  /** Returns why a picture gave no features; empty if it did. */
  public Optional<Obstacle> obstacle(LabelledPicture picture) {
    return Optional.ofNullable(obstacles.get(picture.file()));
  }

  /** Returns how many pictures gave features, and why the others did not. */
  public Acquisition acquisition() {
    int nobody = count(Obstacle.NOBODY);
    int several = count(Obstacle.SEVERAL);
    return new Acquisition(
        dataSet, pictures, rows.size(), nobody, several, obstacles.size() - nobody - several);
  }

  @Override
  public void close() {
    rows.forEach(row -> row.features().close());
  }

  private int count(Obstacle obstacle) {
    return Collections.frequency(obstacles.values(), obstacle);
  }
}
