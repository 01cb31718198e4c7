package io.consentgate.evaluation.images;

import io.consentgate.evaluation.calibrate.LabelledPicture;
import io.consentgate.evaluation.programs.ProgramException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Pairs as Labeled Faces in the Wild writes them.
 *
 * <pre>
 * 10 300              folds, and pairs of each kind in a fold; or pairs of each kind alone; or no such line
 * NAME 1 2            one person's pictures NAME/NAME_0001.jpg and NAME/NAME_0002.jpg
 * NAME 1 OTHER 3      two people's
 * </pre>
 *
 * <p>Fields stand apart by a tab, or by spaces where a line has no tab.
 */
final class PairsFile {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");
  private static final List<String> ENDINGS = List.of("jpg", "jpeg", "png");

  private final Path images;
  private final Map<Path, Integer> places = new LinkedHashMap<>();
  private final List<NamedPicture> pictures = new ArrayList<>();
  private final List<Comparison> comparisons = new ArrayList<>();
  private final Map<Long, InputLine> seen = new HashMap<>();

  private PairsFile(Path images) {
    this.images = images;
  }

  /**
   * Reads pairs and sees that every picture is there.
   *
   * @param lines what the file says
   * @param images the folder with a folder for each person
   * @throws ProgramException naming the line, if it is not such a file or a picture is missing
   */
  static Protocol read(List<InputLine> lines, Path images) throws ProgramException {
    InputLine first = lines.getFirst();
    List<String> header = fields(first);
    boolean hasHeader = header.size() <= 2 && header.stream().allMatch(PairsFile::isNumber);
    PairsFile file = new PairsFile(images);
    for (InputLine line : hasHeader ? lines.subList(1, lines.size()) : lines) {
      file.add(line);
    }
    if (file.comparisons.isEmpty()) {
      throw first.fault("no pair follows. A pair is NAME I J, or NAME I OTHER J.");
    }
    if (!hasHeader) {
      return Protocol.dealt(file.pictures, file.comparisons);
    }
    int folds = header.size() == 2 ? Integer.parseInt(header.getFirst()) : 1;
    file.requireFolds(first, folds, Integer.parseInt(header.getLast()));
    return folds < 2
        ? Protocol.dealt(file.pictures, file.comparisons)
        : new Protocol(file.pictures, file.inFolds(folds), folds);
  }

  private void add(InputLine line) throws ProgramException {
    List<String> field = fields(line);
    boolean mated = field.size() == 3;
    if (!mated && field.size() != 4) {
      throw line.fault(
          "%d fields. A pair of one person is NAME I J, of two people NAME I OTHER J."
              .formatted(field.size()));
    }
    String other = mated ? field.getFirst() : field.get(2);
    if (!mated && other.equals(field.getFirst())) {
      throw line.fault("both names are the same. A pair of one person is NAME I J.");
    }
    int one = place(line, field.getFirst(), field.get(1));
    int two = place(line, other, field.getLast());
    if (one == two) {
      throw line.fault("a picture is paired with itself. Name two pictures.");
    }
    InputLine before = seen.put((long) Math.min(one, two) << 32 | Math.max(one, two), line);
    if (before != null) {
      throw line.fault("the same pair as in line %d. Name it once.".formatted(before.number()));
    }
    comparisons.add(new Comparison(one, two, mated, 0));
  }

  private int place(InputLine line, String name, String number) throws ProgramException {
    if (!isNumber(number)) {
      throw line.fault("a picture's number is missing. Write NAME I J, or NAME I OTHER J.");
    }
    Path file =
        file(name, Integer.parseInt(number))
            .orElseThrow(
                () ->
                    line.fault(
                        "picture %s is not there, as NAME/NAME_%04d.jpg (or .jpeg, .png) in the folder of --images%s."
                            .formatted(number, Integer.parseInt(number), hint())));
    return places.computeIfAbsent(
        file,
        _ -> {
          pictures.add(new NamedPicture(new LabelledPicture(file, name, ""), line));
          return pictures.size() - 1;
        });
  }

  private Optional<Path> file(String name, int number) {
    String stem = "%s_%04d.".formatted(name, number);
    return ENDINGS.stream()
        .map(ending -> images.resolve(name).resolve(stem + ending).normalize())
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private String hint() {
    return Files.isDirectory(images.resolve("images")) ? "; it has a folder images: name that" : "";
  }

  private void requireFolds(InputLine header, int folds, int each) throws ProgramException {
    if (folds < 1 || each < 1 || comparisons.size() != 2L * folds * each) {
      throw header.fault(
          "announces %d x 2 x %d pairs, and %d follow. Correct the numbers or leave the line out."
              .formatted(folds, each, comparisons.size()));
    }
    for (int fold = 0; fold < folds; fold++) {
      List<Comparison> part = comparisons.subList(2 * fold * each, 2 * (fold + 1) * each);
      long mated = part.stream().filter(Comparison::mated).count();
      if (mated != each) {
        throw header.fault(
            "announces %d pairs of each kind in a fold, and fold %d has %d of one person. Correct it or leave the line out."
                .formatted(each, fold + 1, mated));
      }
    }
  }

  private List<Comparison> inFolds(int folds) {
    List<Comparison> dealt = new ArrayList<>();
    for (Comparison pair : comparisons) {
      int fold = (int) ((long) dealt.size() * folds / comparisons.size());
      dealt.add(new Comparison(pair.one(), pair.other(), pair.mated(), fold));
    }
    return dealt;
  }

  private static List<String> fields(InputLine line) {
    return List.of(line.text().split(line.text().indexOf('\t') < 0 ? " +" : "\t", -1)).stream()
        .map(String::strip)
        .toList();
  }

  private static boolean isNumber(String field) {
    return NUMBER.matcher(field).matches();
  }
}
