package io.consentgate.evaluation.calibrate;

import io.consentgate.evaluation.door.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder like the one with all pictures, whose lists name a part of them. */
public final class SomePictures {

  /** The only region. */
  public static final String REGION = "east-asia";

  /** Pairs of one person, which the list begins with: some have many pictures. */
  private static final int MATED = 130;

  private static final int ALL_MATED = 500;
  private static final int ONE_LINE_OF = 8;

  private SomePictures() {}

  /**
   * Makes it; without the pictures the test is skipped, and says so.
   *
   * @param folder empty
   * @return the folder, for {@code --shared}
   */
  public static String of(Path folder) throws IOException {
    Path all = SharedFiles.faces().toRealPath();
    Path lfw = Files.createDirectories(folder.resolve("faces").resolve("lfw-dev"));
    Path world = Files.createDirectories(folder.resolve("faces").resolve("world"));
    Files.createDirectory(folder.resolve("models"));
    Files.createSymbolicLink(lfw.resolve("images"), all.resolve("lfw-dev").resolve("images"));
    Files.createSymbolicLink(world.resolve("groups"), all.resolve("world").resolve("groups"));
    List<String> pairs = Files.readAllLines(all.resolve(FaceData.LFW_PAIRS));
    List<String> some = new ArrayList<>(pairs.subList(1, 1 + MATED));
    for (int i = 1 + ALL_MATED; i < pairs.size(); i += ONE_LINE_OF) {
      some.add(pairs.get(i));
    }
    Files.write(lfw.resolve("pairs.txt"), some);
    List<String> groups = Files.readAllLines(all.resolve(FaceData.WORLD_GROUPS));
    Files.write(
        world.resolve("groups.csv"),
        groups.stream().filter(line -> line.matches("file,.*|.*," + REGION)).toList());
    return folder.toString();
  }
}
