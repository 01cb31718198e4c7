package io.consentgate.evaluation.house;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.regex.Pattern;

/** Takes what the programs run and leaves out their tests. */
final class ProgramCode implements ImportOption {

  private static final Pattern TESTS = Pattern.compile(".*(/test-classes/|-tests\\.jar).*");

  @Override
  public boolean includes(Location location) {
    return !location.matches(TESTS);
  }
}
