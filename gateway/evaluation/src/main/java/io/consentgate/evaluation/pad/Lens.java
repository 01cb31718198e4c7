package io.consentgate.evaluation.pad;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * The camera at the door, the same for faces and for attacks: blur of the lens, exposure by the
 * mean, noise of photons and of reading out, encoding, JPEG as webcams send it.
 *
 * @param blurPixels standard deviation of the blur
 * @param exposure mean of the frame in linear light
 * @param photonNoise variance of the noise for each unit of light
 * @param readNoise variance of the noise in the dark
 * @param jpegQuality 0 to 1
 */
record Lens(
    double blurPixels, double exposure, double photonNoise, double readNoise, double jpegQuality) {

  /** Draws one as there are at doors. */
  static Lens drawn(SplittableRandom random) {
    return new Lens(
        random.nextDouble(0.45, 0.75),
        random.nextDouble(0.16, 0.28),
        random.nextDouble(1e-4, 6e-4),
        random.nextDouble(2e-6, 2e-5),
        random.nextDouble(0.80, 0.95));
  }

  /**
   * Takes a frame.
   *
   * @param scene the light that falls on the lens
   * @param pattern what a pattern finer than a pixel makes of each pixel, as a factor
   * @param noise where chance comes from
   */
  BufferedImage take(Light scene, Light pattern, SplittableRandom noise) {
    Light blurred = scene.blurred(blurPixels);
    double gain = exposure / Math.max(1e-3, blurred.mean());
    BufferedImage frame =
        new BufferedImage(scene.width(), scene.height(), BufferedImage.TYPE_3BYTE_BGR);
    byte[] bgr = ((DataBufferByte) frame.getRaster().getDataBuffer()).getData();
    int at = 0;
    for (int y = 0; y < scene.height(); y++) {
      for (int x = 0; x < scene.width(); x++) {
        for (int colour = Light.COLOURS - 1; colour >= 0; colour--) {
          double light = gain * blurred.at(x, y, colour) * pattern.at(x, y, colour);
          double spread = Math.sqrt(photonNoise * Math.max(0, light) + readNoise);
          double value = Light.encoded(light + spread * noise.nextGaussian());
          bgr[at++] = (byte) Math.round(value);
        }
      }
    }
    return compressed(frame);
  }

  private BufferedImage compressed(BufferedImage frame) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageWriteParam quality = writer.getDefaultWriteParam();
      quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      quality.setCompressionQuality((float) jpegQuality);
      try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
        writer.setOutput(out);
        writer.write(null, new IIOImage(frame, null, null), quality);
      }
      return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException("a picture in memory cannot be compressed", e);
    } finally {
      writer.dispose();
    }
  }
}
