package io.consentgate.evaluation.pad;

import io.consentgate.evaluation.calibrate.FaceData;
import io.consentgate.evaluation.calibrate.Half;
import io.consentgate.evaluation.calibrate.LabelledPicture;
import io.consentgate.evaluation.programs.ProgramException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Presentations from the pictures at hand: people of lfw-dev and world/groups, one picture each,
 * presented by the simulation; and the few samples and films that somebody took.
 */
final class SharedPresentations {

  /** Faces presented for each that is attacked with: faces cost less and say more. */
  private static final int FACES_PER_ATTACK = 3;

  private SharedPresentations() {}

  /**
   * Lists them.
   *
   * @param faces the folder with pictures
   * @param people in each half, how many are attacked with
   * @param seed chooses who
   * @throws ProgramException if the pictures are not there
   */
  static List<Presentation> list(Path faces, int people, long seed) throws ProgramException {
    FaceData.require(faces, FaceData.LFW_PAIRS, FaceData.WORLD_GROUPS);
    List<Presentation> presentations = new ArrayList<>();
    for (Half half : Half.values()) {
      List<LabelledPicture> pictures = pictures(faces, half);
      Collections.shuffle(pictures, new Random(seed));
      List<LabelledPicture> presented =
          pictures.subList(0, Math.min(pictures.size(), FACES_PER_ATTACK * people));
      presented.forEach(
          picture -> presentations.add(Presentation.simulated(picture, Kind.BONA_FIDE)));
      // No attack of the half that chooses would be counted.
      if (half == Half.TEST) {
        List<LabelledPicture> attackedWith =
            presented.subList(0, Math.min(presented.size(), people));
        attackedWith.forEach(picture -> presentations.addAll(attacks(picture)));
      }
    }
    samples(faces, presentations);
    return presentations;
  }

  /** Returns an attack of each kind with a picture. */
  static List<Presentation> attacks(LabelledPicture picture) {
    List<Presentation> attacks = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (kind != Kind.BONA_FIDE) {
        attacks.add(Presentation.simulated(picture, kind));
      }
    }
    return attacks;
  }

  private static List<LabelledPicture> pictures(Path faces, Half half) throws ProgramException {
    try {
      List<LabelledPicture> pictures = new ArrayList<>();
      Set<String> people = new HashSet<>();
      List<LabelledPicture> all = new ArrayList<>(FaceData.lfwDev(faces));
      all.addAll(FaceData.worldGroups(faces));
      for (LabelledPicture picture : all) {
        if (picture.half() == half && people.add(picture.person())) {
          pictures.add(picture);
        }
      }
      return pictures;
    } catch (IOException e) {
      throw new ProgramException(
          "The lists of pictures in %s cannot be read. See that they are yours to read."
              .formatted(faces),
          e);
    }
  }

  /** Adds what is there of the samples; a folder without them is complete as well. */
  private static void samples(Path faces, List<Presentation> presentations) {
    add(faces.resolve("spoof/minivision_image_F1.jpg"), "sample", presentations);
    add(faces.resolve("spoof/minivision_image_F2.jpg"), "sample", presentations);
    add(faces.resolve("spoof/minivision_image_T1.jpg"), "bona-fide-sample", presentations);
    for (String film : List.of("female", "male")) {
      add(
          faces.resolve("video/intel_head-pose-face-detection-%s.gif".formatted(film)),
          "bona-fide-film",
          presentations);
    }
  }

  private static void add(Path file, String species, List<Presentation> presentations) {
    if (Files.isRegularFile(file)) {
      String name = String.valueOf(file.getFileName());
      presentations.add(
          Presentation.real(new LabelledPicture(file, name, ""), Species.real(species)));
    }
  }
}
