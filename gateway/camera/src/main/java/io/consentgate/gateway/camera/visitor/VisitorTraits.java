package io.consentgate.gateway.camera.visitor;

import java.awt.Color;
import java.util.SplittableRandom;

/** What makes one drawn visitor differ from another; all lengths in units of the drawing. */
final class VisitorTraits {

  /** How the hair is worn. */
  enum Hair {
    NONE,
    SHORT,
    FRINGE,
    PARTED,
    LONG,
    ROUND
  }

  /** How the beard is worn. */
  enum Beard {
    NONE,
    MOUSTACHE,
    GOATEE,
    FULL
  }

  /** What is worn before the eyes. */
  enum Glasses {
    NONE,
    ROUND,
    SQUARE,
    HEAVY
  }

  private static final int[] SKINS = {
    0xf3cfb3, 0xe8b996, 0xd9a377, 0xc68c62, 0xa9714b, 0x8a5a3c, 0x6e4630, 0xeec4a8
  };
  private static final int[] HAIRS = {
    0x16120f, 0x2e2017, 0x4f3320, 0x7a5230, 0xb58a4e, 0xd8bd83, 0x8c3d1e, 0x9a9793
  };
  private static final int[] IRISES = {0x2d1c10, 0x4a3018, 0x3f5a35, 0x4a6b8a, 0x6d7a80};
  private static final int[] CLOTHES = {
    0x27364d, 0x6b2a2a, 0x2f4f3a, 0x8a8378, 0x1f1f22, 0xb8b2a5, 0x4d3b5e, 0xa86a2c
  };

  final Color skin;
  final Color hairColor;
  final Color iris;
  final Color clothes;
  final Hair hair;
  final Beard beard;
  final Glasses glasses;
  final double faceWidth;
  final double jaw;
  final double eyeGap;
  final double eyeSize;
  final double eyeHeight;
  final double browWeight;
  final double browLift;
  final double browTilt;
  final double noseWidth;
  final double noseLength;
  final double mouthWidth;
  final double mouthHeight;
  final double lips;
  final long blotches;

  VisitorTraits(long seed) {
    SplittableRandom random = new SplittableRandom(seed * 0x9e3779b97f4a7c15L + 0x51ed);
    skin = pick(random, SKINS);
    hairColor = pick(random, HAIRS);
    iris = pick(random, IRISES);
    clothes = pick(random, CLOTHES);
    hair = Hair.values()[random.nextInt(Hair.values().length)];
    beard = Beard.values()[random.nextInt(Beard.values().length)];
    glasses = Glasses.values()[random.nextInt(Glasses.values().length)];
    faceWidth = random.nextDouble(98, 122);
    jaw = random.nextDouble(0.62, 0.92);
    eyeGap = random.nextDouble(42, 54);
    eyeSize = random.nextDouble(17, 24);
    eyeHeight = random.nextDouble(-12, 8);
    browWeight = random.nextDouble(4, 13);
    browLift = random.nextDouble(22, 36);
    browTilt = random.nextDouble(-8, 8);
    noseWidth = random.nextDouble(18, 32);
    noseLength = random.nextDouble(52, 72);
    mouthWidth = random.nextDouble(34, 54);
    mouthHeight = random.nextDouble(100, 114);
    lips = random.nextDouble(6, 16);
    blotches = random.nextLong();
  }

  private static Color pick(SplittableRandom random, int[] colors) {
    return new Color(colors[random.nextInt(colors.length)]);
  }
}
