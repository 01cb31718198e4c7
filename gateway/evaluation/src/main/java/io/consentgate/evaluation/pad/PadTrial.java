package io.consentgate.evaluation.pad;

import io.consentgate.evaluation.calibrate.FeatureTable;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.vision.Landmarks;
import io.consentgate.gateway.vision.PadExaminer;
import io.consentgate.gateway.vision.pad.PadReading;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes presentations and has layers judge them. Of pictures nothing is kept. */
final class PadTrial {

  private final PadExaminer examiner;
  private final long seed;

  /**
   * Ties layers to chance.
   *
   * @param examiner shows frames to the layers
   * @param seed of everything drawn by chance
   */
  PadTrial(PadExaminer examiner, long seed) {
    this.examiner = examiner;
    this.seed = seed;
  }

  /**
   * Makes all presentations.
   *
   * @param presentations what to present
   * @param progress hears of each
   * @throws ProgramException if a picture cannot be read
   */
  List<Judged> run(List<Presentation> presentations, FeatureTable.Progress progress)
      throws ProgramException {
    List<Judged> judged = new ArrayList<>();
    for (Presentation presentation : presentations) {
      long begin = System.nanoTime();
      try {
        judged.addAll(judge(presentation));
      } catch (IOException e) {
        throw new ProgramException(
            "A picture of species %s cannot be read: number %d of those named. Every file must be a"
                    .formatted(
                        presentation.species().name(), 1 + presentations.indexOf(presentation))
                + " picture, whole.",
            e);
      }
      progress.looked(presentation.picture(), System.nanoTime() - begin);
    }
    return judged;
  }

  private List<Judged> judge(Presentation presentation) throws IOException {
    Path file = presentation.picture().file();
    Kind kind = presentation.kind();
    List<Judged> judged = new ArrayList<>();
    if (kind != null) {
      judged.add(judged(presentation, simulated(PictureFile.read(file), presentation, kind)));
    } else if (Film.isOne(file)) {
      List<PictureFile> film = Film.read(file);
      int step = Simulation.FRAMES;
      for (int first = 0; first + step <= film.size(); first += step) {
        judged.add(judged(presentation, look(film.subList(first, first + step), false)));
      }
    } else {
      judged.add(judged(presentation, look(Film.read(file), true)));
    }
    return judged;
  }

  private static Judged judged(Presentation presentation, List<PadReading> readings) {
    return new Judged(
        presentation.species(),
        presentation.picture().half(),
        presentation.picture().group(),
        readings);
  }

  private List<PadReading> simulated(PictureFile picture, Presentation presentation, Kind kind) {
    Optional<Landmarks> face;
    try (Arena arena = Arena.ofConfined()) {
      face = examiner.locate(picture.in(arena), picture.width(), picture.height());
    }
    if (face.isEmpty()) {
      return List.of();
    }
    Light light = Light.ofBgr(picture.bgr(), picture.width(), picture.height());
    long own = seed ^ (long) presentation.picture().person().hashCode() << Integer.SIZE;
    List<PictureFile> frames = Simulation.present(light, Face.of(face.get()), kind, own);
    return look(frames, kind == Kind.BONA_FIDE);
  }

  private List<PadReading> look(List<PictureFile> frames, boolean still) {
    boolean found = true;
    for (PictureFile frame : frames) {
      try (Arena arena = Arena.ofConfined()) {
        found &= examiner.show(frame.in(arena), frame.width(), frame.height(), still);
      }
    }
    List<PadReading> readings = examiner.finish();
    // A door goes on looking; here a presentation has these frames and no other.
    return found ? readings : List.of();
  }
}
