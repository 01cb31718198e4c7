package io.consentgate.evaluation.models;

import io.consentgate.models.Calibration;
import io.consentgate.models.CatalogueEntry;
import io.consentgate.models.ModelFile;
import io.consentgate.models.ModelSet;
import io.consentgate.models.ModelSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The same for machines; keys stay as they are. */
final class EntryJson {

  private EntryJson() {}

  /** Returns a set with its files. */
  static Map<String, Object> of(EntryLook look, Optional<Calibration> calibration, GatewayUse use) {
    CatalogueEntry entry = look.entry();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", entry.name());
    json.put("id", entry.id());
    json.put("kind", entry instanceof ModelSet ? "recognition" : "attack_detection");
    json.put("title", entry.title());
    json.put("state", word(look.state()));
    json.put("in_use", use.isOf(entry.id()));
    json.put("size_bytes", entry.files().stream().mapToLong(ModelFile::sizeBytes).sum());
    json.put("licences", entry.files().stream().map(ModelFile::licence).distinct().toList());
    json.put("calibrated", calibration.isPresent());
    Errors.point(calibration)
        .ifPresent(
            point -> {
              json.put("false_match_rate", point.falseMatchRate());
              json.put("threshold", point.threshold());
              json.put("extrapolated", point.extrapolated());
              json.put("mated_data", point.mated().dataSet());
              json.put("false_non_match_rate", point.mated().falseNonMatchRate());
              json.put("false_non_match_lower95", point.mated().lower95());
              json.put("false_non_match_upper95", point.mated().upper95());
            });
    if (entry instanceof ModelSet set && set.published() != null) {
      json.put("published", set.published());
    }
    json.put("weaknesses", entry.weaknesses());
    json.put("files", files(look.files()));
    return json;
  }

  /** Returns what was found of files. */
  static List<Map<String, Object>> files(List<FileLook> looks) {
    return looks.stream().map(EntryJson::file).toList();
  }

  private static Map<String, Object> file(FileLook look) {
    ModelFile file = look.file();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.file());
    json.put("role", file.role().name().toLowerCase(Locale.ROOT));
    json.put("state", word(look.state()));
    json.put("sha256", file.sha256());
    json.put("found", look.digest());
    json.put("size_bytes", file.sizeBytes());
    json.put("licence", file.licence());
    json.put("upstream", file.upstream());
    ModelSource source = file.source();
    if (source != null) {
      json.put("home", source.home().toString());
      json.put("licence_text", source.licenceText().toString());
      json.put("download", source.download() == null ? null : source.download().toString());
    }
    return json;
  }

  private static String word(FileState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
