package io.consentgate.evaluation.door;

import io.consentgate.contract.policy.PackKind;
import io.consentgate.contract.policy.PolicyPack;
import io.consentgate.signature.Identity;
import io.consentgate.signature.SignedPolicyPack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/**
 * A policy pack of kind {@code TEST}, signed with a key that is made for one run and kept nowhere.
 *
 * @param file the signed pack
 * @param key the public key
 */
record TestPack(Path file, Path key) {

  private static final PolicyPack PACK =
      new PolicyPack(
          "DOOR-TEST",
          PackKind.TEST,
          PolicyPack.DEMO.custodies(),
          Duration.ofDays(1),
          PolicyPack.DEMO.maxStatusAge(),
          PolicyPack.DEMO.maxFalseMatchRate(),
          PolicyPack.DEMO.maxFalsePositiveRate());

  /**
   * Signs a pack and writes it down.
   *
   * @param folder where
   */
  static TestPack write(Path folder) throws IOException {
    Identity signer = Identity.mint(new SecureRandom());
    TestPack pack =
        new TestPack(folder.resolve("test.pack"), folder.resolve("test-pack-key.pub.jwk"));
    Files.writeString(pack.file, SignedPolicyPack.sign(signer, PACK));
    Files.writeString(pack.key, signer.verificationKey().toJwk());
    return pack;
  }

  /** Returns the FMR at which it has comparisons decided. */
  static double maxFalseMatchRate() {
    return PACK.maxFalseMatchRate();
  }

  /** Returns the gateway's options that name it. */
  List<String> options() {
    return List.of("--pack", file.toString(), "--pack-key", key.toString());
  }
}
