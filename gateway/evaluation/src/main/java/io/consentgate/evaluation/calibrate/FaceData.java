package io.consentgate.evaluation.calibrate;

import io.consentgate.evaluation.programs.ProgramException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The data sets at hand. */
public final class FaceData {

  /** Group of everybody in lfw-dev. */
  public static final String LFW_GROUP = "lfw-dev, everybody";

  /** The pairs of lfw-dev, in the folder with pictures. */
  public static final String LFW_PAIRS = "lfw-dev/pairs.txt";

  /** The groups of world/groups, in the folder with pictures. */
  public static final String WORLD_GROUPS = "world/groups.csv";

  private FaceData() {}

  /**
   * Sees that lists of pictures are there.
   *
   * @param faces the folder with pictures
   * @param lists files in it
   * @throws ProgramException if one is not, with the next step
   */
  public static void require(Path faces, String... lists) throws ProgramException {
    for (String list : lists) {
      if (!Files.isRegularFile(faces.resolve(list))) {
        throw new ProgramException(
            "There is no %s in %s. Name the folder that has faces/%s with --shared."
                .formatted(list, faces.toAbsolutePath().normalize(), list));
      }
    }
  }

  /**
   * Lists lfw-dev: every picture that its pairs name.
   *
   * @param faces the folder with {@code lfw-dev/}
   * @throws IOException if it cannot be read
   */
  public static List<LabelledPicture> lfwDev(Path faces) throws IOException {
    Path folder = faces.resolve("lfw-dev");
    TreeSet<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(faces.resolve(LFW_PAIRS))) {
      String[] part = line.split("\t", -1);
      if (part.length == 3) {
        names.add(pictureName(part[0], part[1]));
        names.add(pictureName(part[0], part[2]));
      } else if (part.length == 4) {
        names.add(pictureName(part[0], part[1]));
        names.add(pictureName(part[2], part[3]));
      }
    }
    return names.stream()
        .map(
            name ->
                new LabelledPicture(
                    folder.resolve("images").resolve(name), person(name), LFW_GROUP))
        .toList();
  }

  /**
   * Lists world/groups: one official portrait a person, by region.
   *
   * @param faces the folder with {@code world/}
   * @throws IOException if it cannot be read
   */
  public static List<LabelledPicture> worldGroups(Path faces) throws IOException {
    Path folder = faces.resolve("world");
    List<LabelledPicture> pictures = new ArrayList<>();
    List<String> lines = Files.readAllLines(faces.resolve(WORLD_GROUPS));
    for (String line : lines.subList(1, lines.size())) {
      String[] part = line.split(",", -1);
      pictures.add(new LabelledPicture(folder.resolve(part[0]), part[1], part[2]));
    }
    return pictures;
  }

  private static String pictureName(String person, String number) {
    return "%s/%s_%04d.jpg".formatted(person, person, Integer.parseInt(number.strip()));
  }

  private static String person(String pictureName) {
    return pictureName.substring(0, pictureName.indexOf('/'));
  }
}
