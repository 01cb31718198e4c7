package io.consentgate.evaluation.pad;

import java.util.function.Consumer;

/**
 * A picture in linear light: red, green and blue from 0 to 1 and beyond, in rows without gaps. What
 * adds up in the world adds up here; what a file holds is encoded for the eye (IEC 61966-2-1).
 */
final class Light {

  /** Number of colours. */
  static final int COLOURS = 3;

  private static final float[] DECODED = decoded();
  private static final float[] ENCODED = encoded();

  private final int width;
  private final int height;
  private final float[] values;

  /** Makes a black one. */
  Light(int width, int height) {
    this.width = width;
    this.height = height;
    values = new float[COLOURS * width * height];
  }

  /** Decodes rows of blue, green and red bytes. */
  static Light ofBgr(byte[] bgr, int width, int height) {
    Light light = new Light(width, height);
    for (int pixel = 0; pixel < width * height; pixel++) {
      for (int colour = 0; colour < COLOURS; colour++) {
        light.values[COLOURS * pixel + colour] = DECODED[bgr[COLOURS * pixel + 2 - colour] & 0xff];
      }
    }
    return light;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  float at(int x, int y, int colour) {
    return values[COLOURS * (y * width + x) + colour];
  }

  void set(int x, int y, int colour, double value) {
    values[COLOURS * (y * width + x) + colour] = (float) value;
  }

  /** Adds the light between four pixels to {@code sum}; beyond the border it is mirrored. */
  void addBetween(double x, double y, double weight, double[] sum) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double low = y - top;
    addAt(left, top, weight * (1 - right) * (1 - low), sum);
    addAt(left + 1, top, weight * right * (1 - low), sum);
    addAt(left, top + 1, weight * (1 - right) * low, sum);
    addAt(left + 1, top + 1, weight * right * low, sum);
  }

  /** Returns this blurred by a Gaussian. */
  Light blurred(double sigma) {
    int reach = (int) Math.ceil(3 * sigma);
    double[] kernel = new double[2 * reach + 1];
    double total = 0;
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = Math.exp(-0.5 * (i - reach) * (i - reach) / (sigma * sigma));
      total += kernel[i];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= total;
    }
    return along(kernel, 1, 0).along(kernel, 0, 1);
  }

  /** Returns this at a fraction of its size, each pixel the mean of a square. */
  Light shrunk(int by) {
    Light small = new Light(Math.max(1, width / by), Math.max(1, height / by));
    for (int y = 0; y < small.height; y++) {
      for (int x = 0; x < small.width; x++) {
        double[] sum = new double[COLOURS];
        for (int k = 0; k < by * by; k++) {
          addAt(x * by + k % by, y * by + k / by, 1.0 / (by * by), sum);
        }
        for (int colour = 0; colour < COLOURS; colour++) {
          small.set(x, y, colour, sum[colour]);
        }
      }
    }
    return small;
  }

  /** Returns this with every pixel put through a change of its red, green and blue. */
  Light changed(Consumer<double[]> change) {
    Light result = new Light(width, height);
    double[] pixel = new double[COLOURS];
    for (int at = 0; at < values.length; at += COLOURS) {
      for (int colour = 0; colour < COLOURS; colour++) {
        pixel[colour] = values[at + colour];
      }
      change.accept(pixel);
      for (int colour = 0; colour < COLOURS; colour++) {
        result.values[at + colour] = (float) pixel[colour];
      }
    }
    return result;
  }

  /** Returns the mean of all pixels and colours. */
  double mean() {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Returns a value as a file has it, 0 to 255, not rounded. */
  static double encoded(double linear) {
    double place = Math.clamp(linear, 0, 1) * (ENCODED.length - 1);
    int below = Math.min((int) place, ENCODED.length - 2);
    return ENCODED[below] + (place - below) * (ENCODED[below + 1] - ENCODED[below]);
  }

  private Light along(double[] kernel, int stepX, int stepY) {
    Light result = new Light(width, height);
    int reach = kernel.length / 2;
    int size = stepX == 1 ? width : height;
    int stride = COLOURS * (stepX + stepY * width);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = COLOURS * (y * width + x);
        int place = stepX == 1 ? x : y;
        for (int i = -reach; i <= reach; i++) {
          int from = at + (mirrored(place + i, size) - place) * stride;
          float weight = (float) kernel[i + reach];
          result.values[at] += weight * values[from];
          result.values[at + 1] += weight * values[from + 1];
          result.values[at + 2] += weight * values[from + 2];
        }
      }
    }
    return result;
  }

  private void addAt(int x, int y, double weight, double[] sum) {
    int at = COLOURS * (mirrored(y, height) * width + mirrored(x, width));
    sum[0] += weight * values[at];
    sum[1] += weight * values[at + 1];
    sum[2] += weight * values[at + 2];
  }

  private static int mirrored(int place, int size) {
    if (place >= 0 && place < size) {
      return place;
    }
    int period = Math.floorMod(place, 2 * size);
    return period < size ? period : 2 * size - 1 - period;
  }

  private static float[] decoded() {
    float[] decoded = new float[256];
    for (int i = 0; i < decoded.length; i++) {
      double value = i / 255.0;
      decoded[i] =
          (float) (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
    }
    return decoded;
  }

  private static float[] encoded() {
    float[] encoded = new float[8193];
    for (int i = 0; i < encoded.length; i++) {
      double linear = i / (encoded.length - 1.0);
      encoded[i] =
          (float)
              (255
                  * (linear <= 0.0031308
                      ? 12.92 * linear
                      : 1.055 * Math.pow(linear, 1 / 2.4) - 0.055));
    }
    return encoded;
  }
}
