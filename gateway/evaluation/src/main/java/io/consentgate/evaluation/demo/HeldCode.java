package io.consentgate.evaluation.demo;

import io.consentgate.contract.entitlement.EntitlementCode;
import io.consentgate.gateway.access.PresentedCode;
import io.consentgate.gateway.camera.CodeFrame;
import io.consentgate.gateway.camera.code.CodeReader;
import io.consentgate.gateway.camera.code.PassSymbol;
import io.consentgate.gateway.secret.SecretBytes;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import javax.imageio.ImageIO;

/** Pictures of codes that no page gave out: what somebody might try at the lens. */
public final class HeldCode {

  private static final int WHITE = 0xff;

  private HeldCode() {}

  /** Returns a ticket of the right shape that nobody issued. */
  static byte[] ticketNobodyIssued() {
    String text = EntitlementCode.random(new SecureRandom()).qrText();
    try (SecretBytes bytes = SecretBytes.take(text.getBytes(StandardCharsets.US_ASCII))) {
      return PassSymbol.draw(bytes);
    }
  }

  /**
   * Returns a picture of the same pass with one of its characters changed.
   *
   * @param png a genuine pass
   */
  static byte[] changed(byte[] png) throws IOException {
    try (SecretBytes text = passText(png)) {
      MemorySegment memory = text.memory();
      // Two thirds in: inside the signature, so that the rest still parses.
      long at = memory.byteSize() * 2 / 3;
      byte old = memory.get(ValueLayout.JAVA_BYTE, at);
      memory.set(ValueLayout.JAVA_BYTE, at, (byte) (old == '0' ? '1' : '0'));
      return PassSymbol.draw(text);
    }
  }

  /**
   * Reads the text of a pass from its picture.
   *
   * @return the text; the caller closes it
   * @throws IOException if the picture shows no pass
   */
  public static SecretBytes passText(byte[] png) throws IOException {
    try (CodeFrame frame = frame(png)) {
      if (new CodeReader().read(frame).orElse(null) instanceof PresentedCode.PassText pass) {
        return pass.text();
      }
      throw new IOException("the picture shows no pass");
    }
  }

  private static CodeFrame frame(byte[] png) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    if (picture == null) {
      throw new IOException("not a picture");
    }
    CodeFrame frame = new CodeFrame(picture.getWidth(), picture.getHeight(), 1);
    Raster raster = picture.getRaster();
    int bits = picture.getColorModel().getPixelSize() / raster.getNumBands();
    int brightest = (1 << bits) - 1;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int gray = raster.getSample(x, y, 0) * WHITE / brightest;
        frame.luma().set(ValueLayout.JAVA_BYTE, (long) y * picture.getWidth() + x, (byte) gray);
      }
    }
    return frame;
  }
}
