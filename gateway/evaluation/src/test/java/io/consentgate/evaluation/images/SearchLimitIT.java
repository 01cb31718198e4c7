package io.consentgate.evaluation.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.evaluation.command.CommandLines;
import io.consentgate.gateway.camera.visitor.Cast;
import io.consentgate.signature.Identity;
import io.consentgate.signature.SignedPolicyPack;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("evaluate images --pack, from a signed pack to the verdict")
final class SearchLimitIT {

  private static final int PICTURES = 3;

  /** Enough for a search through a gallery of one at 1 in 100, too few at 1 in 500. */
  private static final int FEWEST_STRANGERS = 600;

  @TempDir private Path folder;
  private final Identity signer = Identity.mint(new SecureRandom());

  @Test
  @DisplayName("ST-17: the pack that is named decides whether a search may be armed")
  void images_packsOfTwoLimits_allowsAndRefusesTheSameSearch() throws Exception {
    List<String> options = options();

    JsonNode loose = judged(options, Drawn.pack("LOOSE", 1e-2));
    JsonNode strict = judged(options, Drawn.pack("STRICT", 2e-3));

    assertThat(loose.path("fmr").path("trials").intValue()).isGreaterThan(FEWEST_STRANGERS);
    assertThat(loose.path("fmr").path("events").intValue()).isZero();
    assertThat(strict.path("fmr")).isEqualTo(loose.path("fmr"));
    JsonNode allowed = loose.path("identification");
    JsonNode refused = strict.path("identification");
    assertThat(allowed.path("gallery").intValue()).isEqualTo(1);
    assertThat(allowed.path("allowed").booleanValue()).isTrue();
    assertThat(allowed.path("limit").doubleValue()).isEqualTo(1e-2);
    assertThat(allowed.path("limit_pack").textValue()).isEqualTo("LOOSE");
    assertThat(refused.path("allowed").booleanValue()).isFalse();
    assertThat(refused.path("most_references").intValue()).isZero();
    assertThat(refused.path("limit").doubleValue()).isEqualTo(2e-3);
    assertThat(refused.path("limit_pack").textValue()).isEqualTo("STRICT");
    assertThat(loose.path("origin").path("data").findValuesAsText("what")).contains("policy pack");
  }

  /** Every visitor in several pictures, each compared with each. */
  private List<String> options() throws IOException {
    List<String> list = new ArrayList<>(List.of("file,person"));
    for (int visitor = 0; visitor < Cast.seeds().size(); visitor++) {
      for (int number = 1; number <= PICTURES; number++) {
        Path picture = DrawnVisitors.draw(folder, visitor, number);
        list.add("%s,V%d".formatted(folder.relativize(picture), visitor));
      }
    }
    Path pairs = Files.write(folder.resolve("list.csv"), list);
    return List.of(
        "evaluate",
        "images",
        "--images",
        folder.toString(),
        "--pairs",
        pairs.toString(),
        "--gallery",
        "1");
  }

  private JsonNode judged(List<String> options, PolicyPack pack) throws IOException {
    Path signed = folder.resolve(pack.id() + ".pack");
    Files.writeString(signed, SignedPolicyPack.sign(signer, pack) + "\n");
    Path key = folder.resolve("pack-key.jwk");
    Files.writeString(key, signer.verificationKey().toJwk());
    Path json = folder.resolve(pack.id() + ".json");
    List<String> words = new ArrayList<>(options);
    words.addAll(List.of("--pack", signed.toString(), "--pack-key", key.toString()));
    words.addAll(List.of("--json", json.toString()));
    StringWriter said = new StringWriter();

    int status = CommandLines.runInto(said, words.toArray(String[]::new));

    System.out.print(said);
    assertThat(status).isZero();
    assertThat(said.toString()).contains("by the limit of pack " + pack.id() + ", ");
    return JsonMapper.builder().build().readTree(json.toFile());
  }
}
