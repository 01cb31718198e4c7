package io.consentgate.gateway.camera.visitor;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** Draws eyes, brows, nose, mouth, beard and glasses with soft shadows, onto a face at (0, 0). */
final class FacialFeatures {

  private static final Color NOTHING = new Color(0, 0, 0, 0);

  private final VisitorTraits traits;
  private final Graphics2D graphics;

  FacialFeatures(VisitorTraits traits, Graphics2D graphics) {
    this.traits = traits;
    this.graphics = graphics;
  }

  void draw(Shape face) {
    double eyes = traits.eyeHeight - 18;
    double nose = eyes + traits.noseLength;
    double mouth = traits.mouthHeight + traits.eyeHeight / 2 - 20;
    drawRelief(face, eyes);
    drawBeard(face, nose, mouth);
    for (int side = -1; side <= 1; side += 2) {
      drawEye(side * traits.eyeGap, eyes);
      drawBrow(side, eyes - traits.browLift);
    }
    drawNose(eyes, nose);
    drawMouth(mouth);
    drawGlasses(eyes);
  }

  private void drawRelief(Shape face, double eyes) {
    Shape clip = graphics.getClip();
    graphics.clip(face);
    for (int side = -1; side <= 1; side += 2) {
      glow(side * traits.eyeGap, eyes - 4, 40, dark(120));
      glow(side * traits.eyeGap * 1.25, eyes + 56, 42, light(50));
      glow(side * traits.faceWidth, eyes + 90, 60, dark(70));
    }
    glow(0, eyes - 75, 70, light(30));
    glow(0, 142, 30, light(40));
    graphics.setClip(clip);
  }

  private void drawEye(double x, double y) {
    double size = traits.eyeSize;
    Path2D almond = new Path2D.Double();
    almond.moveTo(x - size, y + 2);
    almond.quadTo(x - size * 0.1, y - size * 0.82, x + size, y + 1);
    almond.quadTo(x, y + size * 0.72, x - size, y + 2);
    graphics.setColor(new Color(226, 222, 216));
    graphics.fill(almond);
    Shape clip = graphics.getClip();
    graphics.clip(almond);
    double iris = size * 0.55;
    graphics.setColor(traits.iris);
    graphics.fill(disc(x, y - 1, iris));
    graphics.setColor(new Color(12, 9, 8));
    graphics.fill(disc(x, y - 1, iris * 0.55));
    graphics.setPaint(
        new GradientPaint(0, (float) (y - size * 0.6), dark(140), 0, (float) y, NOTHING));
    graphics.fill(almond);
    graphics.setColor(light(230));
    graphics.fill(disc(x - 3, y - 5, 2.4));
    graphics.setClip(clip);
    graphics.setColor(dark(190));
    graphics.setStroke(new BasicStroke(3.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(
        new QuadCurve2D.Double(x - size, y + 2, x - size * 0.1, y - size * 0.85, x + size, y + 1));
    graphics.setColor(dark(60));
    graphics.setStroke(new BasicStroke(2f));
    graphics.draw(new QuadCurve2D.Double(x - size, y + 3, x, y + size * 0.8, x + size, y + 2));
  }

  private void drawBrow(int side, double y) {
    Color hair = Portrait.shade(traits.hairColor, 0.7);
    graphics.setColor(new Color(hair.getRed(), hair.getGreen(), hair.getBlue(), 225));
    graphics.setStroke(
        new BasicStroke((float) traits.browWeight, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    double inner = traits.eyeGap - traits.eyeSize - 2;
    double outer = traits.eyeGap + traits.eyeSize + 10;
    graphics.draw(
        new QuadCurve2D.Double(
            side * inner, y + traits.browTilt, side * traits.eyeGap, y - 9, side * outer, y + 6));
  }

  private void drawNose(double eyes, double tip) {
    double width = traits.noseWidth;
    double top = eyes + 2;
    graphics.setPaint(new GradientPaint((float) (-width * 0.7), 0, dark(55), -3, 0, NOTHING));
    graphics.fill(new Rectangle2D.Double(-width * 0.7, top, width * 0.7, tip - top - 8));
    graphics.setPaint(new GradientPaint(3, 0, NOTHING, (float) (width * 0.7), 0, dark(75)));
    graphics.fill(new Rectangle2D.Double(0, top, width * 0.7, tip - top - 8));
    graphics.setPaint(new GradientPaint(-5, 0, NOTHING, 0, 0, light(85), true));
    graphics.fill(new Rectangle2D.Double(-5, top - 16, 10, tip - top + 4));
    glow(0, tip - 10, width * 0.8, light(75));
    glow(0, tip + 12, width * 1.1, dark(110));
    graphics.setColor(dark(185));
    for (int side = -1; side <= 1; side += 2) {
      graphics.fill(
          new Ellipse2D.Double(side * width * 0.5 - width * 0.2, tip + 1, width * 0.4, 8));
      glow(side * width * 0.95, tip - 2, width * 0.5, dark(90));
    }
  }

  private void drawMouth(double y) {
    double half = traits.mouthWidth;
    double lips = traits.lips;
    Color lip = blend(traits.skin, new Color(140, 50, 50), 0.5);
    Path2D upper = new Path2D.Double();
    upper.moveTo(-half, y);
    upper.quadTo(-half * 0.35, y - lips * 1.1, 0, y - lips * 0.55);
    upper.quadTo(half * 0.35, y - lips * 1.1, half, y);
    upper.quadTo(0, y + 4, -half, y);
    graphics.setColor(Portrait.shade(lip, 0.72));
    graphics.fill(upper);
    Path2D lower = new Path2D.Double();
    lower.moveTo(-half, y);
    lower.quadTo(0, y + 3, half, y);
    lower.quadTo(0, y + lips * 2.1, -half, y);
    graphics.setPaint(
        new GradientPaint(
            0, (float) y, Portrait.shade(lip, 0.85), 0, (float) (y + lips), lip, true));
    graphics.fill(lower);
    graphics.setColor(dark(190));
    graphics.setStroke(new BasicStroke(3f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(new QuadCurve2D.Double(-half, y, 0, y + 4, half, y));
    glow(0, y + lips * 1.3 + 10, half * 0.6, dark(85));
  }

  private void drawBeard(Shape face, double nose, double mouth) {
    Color hair = Portrait.shade(traits.hairColor, 0.85);
    graphics.setColor(new Color(hair.getRed(), hair.getGreen(), hair.getBlue(), 215));
    Ellipse2D lips =
        new Ellipse2D.Double(-traits.mouthWidth - 4, mouth - 14, 2 * traits.mouthWidth + 8, 38);
    switch (traits.beard) {
      case NONE -> {}
      case MOUSTACHE -> graphics.fill(moustache(nose, mouth));
      case GOATEE -> {
        Area beard = new Area(new Ellipse2D.Double(-42, mouth - 6, 84, 110));
        beard.intersect(new Area(face));
        beard.subtract(new Area(lips));
        graphics.fill(beard);
        graphics.fill(moustache(nose, mouth));
      }
      case FULL -> {
        Area beard = new Area(face);
        beard.subtract(
            new Area(
                new Ellipse2D.Double(
                    -traits.faceWidth * 0.84, -210, traits.faceWidth * 1.68, 210 + nose + 26)));
        beard.subtract(new Area(new Rectangle2D.Double(-200, -300, 400, 300 + nose - 40)));
        beard.subtract(new Area(lips));
        graphics.fill(beard);
        graphics.fill(moustache(nose, mouth));
      }
    }
  }

  private Area moustache(double nose, double mouth) {
    double half = traits.mouthWidth * 0.95;
    Path2D path = new Path2D.Double();
    path.moveTo(-half, mouth - 1);
    path.quadTo(-half * 0.6, nose + 12, 0, nose + 16);
    path.quadTo(half * 0.6, nose + 12, half, mouth - 1);
    path.quadTo(0, mouth - 14, -half, mouth - 1);
    return new Area(path);
  }

  private void drawGlasses(double eyes) {
    if (traits.glasses == VisitorTraits.Glasses.NONE) {
      return;
    }
    boolean heavy = traits.glasses == VisitorTraits.Glasses.HEAVY;
    graphics.setStroke(new BasicStroke(heavy ? 8f : 4f));
    double half = traits.eyeSize + 11;
    for (int side = -1; side <= 1; side += 2) {
      double x = side * traits.eyeGap;
      Shape lens =
          traits.glasses == VisitorTraits.Glasses.ROUND
              ? disc(x, eyes, half)
              : new RoundRectangle2D.Double(x - half, eyes - 20, 2 * half, 44, 14, 14);
      graphics.setColor(new Color(255, 255, 255, 26));
      graphics.fill(lens);
      graphics.setColor(heavy ? new Color(24, 20, 20) : new Color(70, 62, 58));
      graphics.draw(lens);
      graphics.draw(
          new QuadCurve2D.Double(
              x + side * half,
              eyes - 4,
              x + side * half,
              eyes - 6,
              side * traits.faceWidth,
              eyes - 8));
    }
    graphics.draw(
        new QuadCurve2D.Double(
            -traits.eyeGap + half, eyes - 4, 0, eyes - 14, traits.eyeGap - half, eyes - 4));
  }

  private void glow(double x, double y, double radius, Color color) {
    graphics.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(x, y),
            (float) radius,
            new float[] {0f, 1f},
            new Color[] {color, new Color(color.getRed(), color.getGreen(), color.getBlue(), 0)}));
    graphics.fill(disc(x, y, radius));
  }

  private static Ellipse2D disc(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  private static Color dark(int alpha) {
    return new Color(20, 10, 8, alpha);
  }

  private static Color light(int alpha) {
    return new Color(255, 246, 236, alpha);
  }

  private static Color blend(Color one, Color other, double share) {
    return new Color(
        (int) (one.getRed() * (1 - share) + other.getRed() * share),
        (int) (one.getGreen() * (1 - share) + other.getGreen() * share),
        (int) (one.getBlue() * (1 - share) + other.getBlue() * share));
  }
}
