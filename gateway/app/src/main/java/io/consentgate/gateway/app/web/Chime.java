package io.consentgate.gateway.app.web;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The one sound of the house, the same for every outcome: two soft tones. */
final class Chime {

  private static final int RATE_HZ = 16_000;
  private static final int SAMPLES = RATE_HZ / 2;
  private static final int HEADER_SIZE_BYTES = 44;

  private Chime() {}

  /** Returns the sound as WAV, 16 bit, mono. */
  static byte[] wav() {
    ByteBuffer wav = ByteBuffer.allocate(HEADER_SIZE_BYTES + 2 * SAMPLES);
    wav.order(ByteOrder.LITTLE_ENDIAN);
    wav.put(ascii("RIFF")).putInt(HEADER_SIZE_BYTES - 8 + 2 * SAMPLES).put(ascii("WAVEfmt "));
    wav.putInt(16).putShort((short) 1).putShort((short) 1);
    wav.putInt(RATE_HZ).putInt(2 * RATE_HZ).putShort((short) 2).putShort((short) 16);
    wav.put(ascii("data")).putInt(2 * SAMPLES);
    for (int i = 0; i < SAMPLES; i++) {
      double frequencyHz = i < SAMPLES / 2 ? 523.25 : 659.25;
      double fade = Math.sin(Math.PI * (i % (SAMPLES / 2)) / (SAMPLES / 2.0));
      double value = Math.sin(2 * Math.PI * frequencyHz * i / RATE_HZ) * fade * 0.3;
      wav.putShort((short) Math.round(value * Short.MAX_VALUE));
    }
    return wav.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
