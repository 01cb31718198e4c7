package io.consentgate.evaluation.door;

import io.consentgate.evaluation.calibrate.FaceData;
import io.consentgate.evaluation.calibrate.Half;
import io.consentgate.evaluation.calibrate.LabelledPicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The people of lfw-dev in an order drawn once: by name, neighbours would share first names, and so
 * look more alike than strangers do.
 */
final class Crowd {

  private static final long SEED = 20261101;

  private final List<Subject> people;

  private Crowd(List<Subject> people) {
    this.people = people;
  }

  /**
   * Lists everybody.
   *
   * @param faces the folder with {@code lfw-dev/}
   * @throws IOException if it cannot be read
   */
  static Crowd lfwDev(Path faces) throws IOException {
    Map<String, List<Path>> pictures = new TreeMap<>();
    for (LabelledPicture picture : FaceData.lfwDev(faces)) {
      pictures.computeIfAbsent(picture.person(), _ -> new ArrayList<>()).add(picture.file());
    }
    List<Subject> people = new ArrayList<>();
    pictures.forEach((person, files) -> people.add(new Subject(Half.of(person), files)));
    Collections.shuffle(people, new Random(SEED));
    return new Crowd(List.copyOf(people));
  }

  /** Returns who can enrol and come back: first the test half, which had no say in thresholds. */
  List<Subject> guests() {
    return Stream.of(Half.TEST, Half.CALIBRATION)
        .flatMap(half -> half(half).stream())
        .filter(Subject::hasSecond)
        .toList();
  }

  /**
   * Returns strangers of the same half, another one for each turn.
   *
   * @param victim whose pass they stole
   * @param turn from 0, less than {@link #mostTurns}
   */
  Subject stranger(Subject victim, int turn) {
    List<Subject> same = half(victim.half());
    return same.get((same.indexOf(victim) + 1 + turn) % same.size());
  }

  /** Returns how many strangers there are for each pass. */
  int mostTurns() {
    return Math.min(half(Half.TEST).size(), half(Half.CALIBRATION).size()) - 1;
  }

  private List<Subject> half(Half half) {
    return people.stream().filter(person -> person.half() == half).toList();
  }
}
