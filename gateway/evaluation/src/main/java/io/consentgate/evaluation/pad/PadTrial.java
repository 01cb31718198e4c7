package io.consentgate.evaluation.pad;

import io.consentgate.evaluation.calibrate.FeatureTable;
import io.consentgate.evaluation.pad.Simulation.Frames;
import io.consentgate.evaluation.programs.ProgramException;
import io.consentgate.gateway.vision.HeadTurn.Side;
import io.consentgate.gateway.vision.Landmarks;
import io.consentgate.gateway.vision.PadExaminer;
import io.consentgate.gateway.vision.pad.PadReading;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

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

  private List<Judged> judge(Presentation presentation) throws IOException, ProgramException {
    Path file = presentation.picture().file();
    Kind kind = presentation.kind();
    List<Judged> judged = new ArrayList<>();
    if (kind != null) {
      judged.add(judged(presentation, simulated(PictureFile.read(file), presentation, kind)));
    } else if (Film.isOne(file)) {
      filmed(presentation, Film.read(file)).forEach(one -> judged.add(judged(presentation, one)));
    } else {
      judged.add(judged(presentation, look(Film.read(file), true)));
    }
    return judged;
  }

  private List<List<PadReading>> filmed(Presentation presentation, List<PictureFile> film)
      throws ProgramException {
    int step = Simulation.FRAMES;
    Side asked = presentation.asked();
    if (asked != null) {
      if (film.size() <= step) {
        throw new ProgramException(
            "A film of species %s in which a turn was asked for has %d frames. It needs more than %d: those before the asking, then the answer."
                .formatted(presentation.species().name(), film.size(), step));
      }
      Frames frames = new Frames(film.subList(0, step), film.subList(step, film.size()));
      return List.of(look(frames, asked));
    }
    List<List<PadReading>> readings = new ArrayList<>();
    for (int first = 0; first + step <= film.size(); first += step) {
      readings.add(look(film.subList(first, first + step), false));
    }
    return readings;
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
    Frames frames = Simulation.present(light, Face.of(face.get()), kind, own);
    return kind == Kind.BONA_FIDE
        ? look(frames.shown(), true)
        : look(frames, Side.drawn(new SplittableRandom(own)));
  }

  private List<PadReading> look(List<PictureFile> frames, boolean still) {
    return isFound(frames, still) ? examiner.finish() : unanswered();
  }

  private List<PadReading> look(Frames frames, Side asked) {
    if (!isFound(frames.shown(), false)) {
      return unanswered();
    }
    if (examiner.canAsk()) {
      examiner.ask(asked);
      frames.answer().forEach(frame -> show(frame, false));
    }
    return examiner.finish();
  }

  /** Shows frames; a door goes on looking, here a presentation has these and no other. */
  private boolean isFound(List<PictureFile> frames, boolean still) {
    boolean found = true;
    for (PictureFile frame : frames) {
      found &= show(frame, still);
    }
    return found;
  }

  private boolean show(PictureFile frame, boolean still) {
    try (Arena arena = Arena.ofConfined()) {
      return examiner.show(frame.in(arena), frame.width(), frame.height(), still);
    }
  }

  private List<PadReading> unanswered() {
    examiner.finish();
    return List.of();
  }
}
