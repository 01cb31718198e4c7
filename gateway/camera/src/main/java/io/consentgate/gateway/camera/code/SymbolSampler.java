package io.consentgate.gateway.camera.code;

import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.detector.Detector;
import com.google.zxing.qrcode.detector.FinderPatternInfo;

/** Samples the modules of a symbol whose corners are known. */
final class SymbolSampler extends Detector {

  SymbolSampler(BitMatrix picture) {
    super(picture);
  }

  /** Returns one bit a module. */
  BitMatrix sample(FinderPatternInfo corners) throws NotFoundException, FormatException {
    return processFinderPatternInfo(corners).getBits();
  }
}
