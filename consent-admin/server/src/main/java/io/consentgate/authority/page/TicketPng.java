package io.consentgate.authority.page;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import io.consentgate.contract.entitlement.EntitlementCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** Draws a ticket's QR code, black on white, error correction M, eight pixels a module. */
final class TicketPng {
  private static final int PIXELS = 8;
  private static final Map<EncodeHintType, Object> HINTS =
      Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 4);

  private TicketPng() {}

  /** Returns the picture as PNG in base64. */
  static String base64(EntitlementCode code) {
    try {
      BitMatrix modules =
          new QRCodeWriter().encode(code.qrText(), BarcodeFormat.QR_CODE, 0, 0, HINTS);
      int side = modules.getWidth() * PIXELS;
      BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          image.setRGB(x, y, modules.get(x / PIXELS, y / PIXELS) ? 0x000000 : 0xFFFFFF);
        }
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, "png", out);
      return Base64.getEncoder().encodeToString(out.toByteArray());
    } catch (WriterException e) {
      throw new IllegalStateException("a ticket's text fits a QR code", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
