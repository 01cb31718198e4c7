package io.consentgate.gateway.camera.code;

import com.google.zxing.Binarizer;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.decoder.QrCodewords;
import com.google.zxing.qrcode.detector.FinderPatternInfo;
import io.consentgate.gateway.camera.CodeFrame;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds a QR symbol in a gray picture: as it is, at half size, then with light and dark swapped.
 */
final class SymbolSearch {

  /** Below this width half the size shows no module any more. */
  private static final int MIN_WIDTH_TO_HALVE = 800;

  private SymbolSearch() {}

  /** Returns the first symbol that can be corrected; the caller closes it. */
  static Optional<QrCodewords> find(CodeFrame frame) {
    try (FrameLuminance luma = FrameLuminance.of(frame)) {
      Optional<QrCodewords> found =
          find(luma, HybridBinarizer::new).or(() -> find(luma, GlobalHistogramBinarizer::new));
      if (found.isEmpty() && frame.width() >= MIN_WIDTH_TO_HALVE) {
        found = findHalved(luma);
      }
      if (found.isEmpty()) {
        luma.negate();
        found = find(luma, HybridBinarizer::new);
      }
      return found;
    }
  }

  private static Optional<QrCodewords> findHalved(FrameLuminance luma) {
    try (FrameLuminance half = luma.halved()) {
      return find(half, HybridBinarizer::new);
    }
  }

  private static Optional<QrCodewords> find(
      LuminanceSource luma, Function<LuminanceSource, Binarizer> binarizer) {
    @Nullable BitMatrix picture = null;
    try {
      picture = binarizer.apply(luma).getBlackMatrix();
      SymbolSampler sampler = new SymbolSampler(picture);
      for (FinderPatternInfo corners : FinderCandidates.in(picture)) {
        Optional<QrCodewords> symbol = read(sampler, corners);
        if (symbol.isPresent()) {
          return symbol;
        }
      }
      return Optional.empty();
    } catch (NotFoundException _) {
      return Optional.empty();
    } finally {
      clear(picture);
    }
  }

  private static Optional<QrCodewords> read(SymbolSampler sampler, FinderPatternInfo corners) {
    @Nullable BitMatrix symbol = null;
    try {
      symbol = sampler.sample(corners);
      return Optional.of(QrCodewords.read(symbol));
    } catch (ReaderException | IndexOutOfBoundsException | IllegalArgumentException _) {
      // ZXing leaves its arrays on some pictures of noise; that is no symbol either.
      return Optional.empty();
    } finally {
      clear(symbol);
    }
  }

  private static void clear(@Nullable BitMatrix bits) {
    if (bits != null) {
      bits.clear();
    }
  }
}
