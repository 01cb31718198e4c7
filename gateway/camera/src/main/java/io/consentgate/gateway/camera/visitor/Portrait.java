package io.consentgate.gateway.camera.visitor;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Draws head and shoulders of one visitor, from the front and in even light. */
final class Portrait {

  /** Size of the drawing. */
  static final int WIDTH = 480;

  /** Size of the drawing. */
  static final int HEIGHT = 640;

  /** Middle of the face in the drawing. */
  static final double CENTER_X = 240;

  /** Middle of the face in the drawing. */
  static final double CENTER_Y = 270;

  /** From the middle of the face to the chin and nearly to the crown. */
  private static final double FACE_HALF_HEIGHT = 156;

  private final VisitorTraits traits;
  private final Graphics2D graphics;

  private Portrait(VisitorTraits traits, Graphics2D graphics) {
    this.traits = traits;
    this.graphics = graphics;
  }

  /** Returns the drawing, transparent where nobody is. */
  static BufferedImage of(VisitorTraits traits) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.translate(CENTER_X, CENTER_Y);
    Portrait portrait = new Portrait(traits, graphics);
    portrait.drawBehind();
    Shape face = portrait.face();
    portrait.drawFace(face);
    Complexion.mark(image, traits.blotches, face);
    new FacialFeatures(traits, graphics).draw(face);
    portrait.drawHair(face);
    graphics.dispose();
    return image;
  }

  private void drawBehind() {
    if (traits.hair == VisitorTraits.Hair.LONG) {
      graphics.setColor(shade(traits.hairColor, 0.75));
      double w = traits.faceWidth;
      graphics.fill(new Ellipse2D.Double(-w - 34, -185, 2 * w + 68, 330));
      graphics.fill(new Rectangle2D.Double(-w - 34, -20, 2 * w + 68, 230));
    }
    graphics.setPaint(
        new GradientPaint(0, 190, shade(traits.clothes, 1.15), 0, 370, shade(traits.clothes, 0.7)));
    Path2D shoulders = new Path2D.Double();
    shoulders.moveTo(-235, 380);
    shoulders.curveTo(-225, 250, -150, 235, -60, 205);
    shoulders.lineTo(60, 205);
    shoulders.curveTo(150, 235, 225, 250, 235, 380);
    shoulders.closePath();
    graphics.fill(shoulders);
    graphics.setPaint(
        new GradientPaint(0, 120, shade(traits.skin, 0.55), 0, 230, shade(traits.skin, 0.85)));
    graphics.fill(new Rectangle2D.Double(-56, 90, 112, 128));
    graphics.fill(new Ellipse2D.Double(-56, 190, 112, 52));
    graphics.setColor(shade(traits.skin, 0.8));
    for (int side = -1; side <= 1; side += 2) {
      graphics.fill(new Ellipse2D.Double(side * traits.faceWidth - 16, -32, 32, 70));
    }
  }

  private Path2D face() {
    double w = traits.faceWidth;
    double h = FACE_HALF_HEIGHT;
    double jaw = w * traits.jaw;
    Path2D face = new Path2D.Double();
    face.moveTo(0, -h);
    face.curveTo(w * 0.75, -h, w, -h * 0.55, w, -h * 0.05);
    face.curveTo(w, h * 0.45, jaw, h * 0.62, jaw * 0.72, h * 0.84);
    face.curveTo(jaw * 0.45, h * 1.02, jaw * 0.2, h * 1.04, 0, h * 1.04);
    face.curveTo(-jaw * 0.2, h * 1.04, -jaw * 0.45, h * 1.02, -jaw * 0.72, h * 0.84);
    face.curveTo(-jaw, h * 0.62, -w, h * 0.45, -w, -h * 0.05);
    face.curveTo(-w, -h * 0.55, -w * 0.75, -h, 0, -h);
    face.closePath();
    return face;
  }

  private void drawFace(Shape face) {
    graphics.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(0, -10),
            180,
            new float[] {0f, 0.55f, 1f},
            new Color[] {
              shade(traits.skin, 1.0), shade(traits.skin, 0.92), shade(traits.skin, 0.6)
            }));
    graphics.fill(face);
  }

  private void drawHair(Shape face) {
    Color base = traits.hairColor;
    graphics.setPaint(new GradientPaint(-60, -190, shade(base, 1.35), 80, -60, shade(base, 0.8)));
    double w = traits.faceWidth;
    switch (traits.hair) {
      case NONE -> {}
      case SHORT -> graphics.fill(cap(face, 12, 92));
      case FRINGE -> {
        graphics.fill(cap(face, 18, 100));
        graphics.fill(new Area(new Ellipse2D.Double(-w * 0.86, -160, w * 1.72, 108)));
      }
      case PARTED -> {
        graphics.fill(cap(face, 16, 100));
        graphics.rotate(-0.35);
        graphics.fill(new Ellipse2D.Double(-w * 0.55, -172, w * 1.6, 82));
        graphics.rotate(0.35);
      }
      case LONG -> {
        graphics.fill(cap(face, 24, 96));
        for (int side = -1; side <= 1; side += 2) {
          graphics.fill(new Ellipse2D.Double(side * (w + 12) - 24, -110, 48, 290));
        }
      }
      case ROUND -> graphics.fill(cap(face, 52, 88));
    }
  }

  /** Everything above the hairline, some way out from the head. */
  private Area cap(Shape face, double outwards, double hairline) {
    Area hair = new Area(new BasicStroke((float) (2 * outwards)).createStrokedShape(face));
    hair.add(new Area(face));
    Area forehead =
        new Area(
            new Ellipse2D.Double(
                -traits.faceWidth * 0.93, -hairline, traits.faceWidth * 1.86, 460));
    hair.subtract(forehead);
    hair.subtract(new Area(new Rectangle2D.Double(-300, -6, 600, 600)));
    return hair;
  }

  /** Lighter above 1, darker below. */
  static Color shade(Color color, double factor) {
    return new Color(
        (int) Math.clamp(color.getRed() * factor, 0, 255),
        (int) Math.clamp(color.getGreen() * factor, 0, 255),
        (int) Math.clamp(color.getBlue() * factor, 0, 255));
  }
}
