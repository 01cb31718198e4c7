package io.consentgate.evaluation.demo;

import io.consentgate.evaluation.sabotage.ConsentLie;
import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.biometric.FaceFeatures;
import io.consentgate.gateway.camera.CodeFrame;
import io.consentgate.gateway.camera.code.CodeReader;
import io.consentgate.gateway.consent.ConsentResult;
import io.consentgate.gateway.pass.PresentedPass;
import io.consentgate.gateway.secret.SecretBytes;
import io.consentgate.gateway.store.GatewayStore;
import io.consentgate.gateway.store.keyring.FileKeyRing;
import io.consentgate.gateway.store.keyring.RootSource;
import io.consentgate.gateway.store.pass.PassCodec;
import io.consentgate.signature.IdentityFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import javax.imageio.ImageIO;

/** What a guest carries and what a gateway keeps of them, taken out as the secrets they are. */
final class Pockets {

  private static final int WHITE = 0xff;

  private Pockets() {}

  /**
   * Turns everything out.
   *
   * @param guest has a ticket, a pass and a receipt
   * @param loot copy of the gateway's folder from before the pass was withdrawn
   * @param into gets the secrets
   */
  static void turnOut(Guest guest, Path loot, Secrets into) throws Exception {
    into.text("ticket", ticket(guest.ticket()));
    into.text("withdrawal code", guest.withdrawalCode());
    SecureRandom random = new SecureRandom();
    PassCodec codec = new PassCodec(IdentityFile.openOrMint(loot, random).keyPair());
    try (SecretBytes text = HeldCode.passText(guest.pass());
        PresentedPass pass = codec.open(text)) {
      into.text("pass", new String(bytes(text), StandardCharsets.US_ASCII));
      into.bytes("visitor's half", bytes(pass.half()));
      into.text("grant", pass.grant().value().toString());
      try (GatewayStore store =
          GatewayStore.open(
              loot, RootSource.FILE, GatewayStore.LostKeys.KEEP, InstantSource.system())) {
        into.bytes("features", features(store, pass));
      }
      try (FileKeyRing ring =
              FileKeyRing.open(loot.resolve("keyring"), RootSource.FILE, random, true);
          SecretBytes half = ring.half(pass.grant()).orElseThrow()) {
        into.bytes("gateway's half", bytes(half));
      }
    }
  }

  private static byte[] features(GatewayStore store, PresentedPass pass) throws Exception {
    var grant = store.journal().grants().find(pass.grant()).orElseThrow().grant();
    if (!(new ConsentLie(grant, InstantSource.system()).consent()
        instanceof ConsentResult.Live live)) {
      throw new IllegalStateException("the lie was not believed");
    }
    try (FaceFeatures features = store.references().unseal(live.consent(), pass)) {
      return features.memory().toArray(ValueLayout.JAVA_BYTE);
    }
  }

  private static byte[] bytes(SecretBytes secret) {
    return secret.memory().toArray(ValueLayout.JAVA_BYTE);
  }

  private static String ticket(byte[] png) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    if (picture == null) {
      throw new IOException("no picture");
    }
    try (CodeFrame frame = new CodeFrame(picture.getWidth(), picture.getHeight(), 1)) {
      for (int y = 0; y < picture.getHeight(); y++) {
        for (int x = 0; x < picture.getWidth(); x++) {
          frame
              .luma()
              .set(
                  ValueLayout.JAVA_BYTE,
                  (long) y * picture.getWidth() + x,
                  (byte) (picture.getRGB(x, y) & WHITE));
        }
      }
      if (new CodeReader().read(frame).orElse(null) instanceof PresentedCode.Ticket(var code)) {
        return code.printed();
      }
      throw new IOException("the picture shows no ticket");
    }
  }
}
