package io.consentgate.gateway.camera.visitor;

import java.awt.image.BufferedImage;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A picture with visitors, or somebody's picture, and perhaps a code held up beside them. Used by
 * one thread.
 */
public final class VisitorScene {

  /** Width of a drawn scene in pixels. */
  public static final int WIDTH = 1280;

  /** Height of a drawn scene in pixels. */
  public static final int HEIGHT = 720;

  private static final int MARGIN = 20;
  private static final int FACE_Y = 330;
  private static final int MAX_KNOWN = 16;

  /** Middles of the faces and their size, by how many there are. */
  private static final int[][] PLACES = {{}, {420}, {220, 600}, {160, 400, 640}};

  private static final double[] SCALES = {1, 0.9, 0.72, 0.5};

  private final Map<Long, SyntheticVisitor> known =
      new LinkedHashMap<>(MAX_KNOWN, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, SyntheticVisitor> eldest) {
          return size() > MAX_KNOWN;
        }
      };

  private Canvas canvas = new Canvas(WIDTH, HEIGHT);
  private List<Long> seeds = List.of();
  private List<Drawing> cards = List.of();
  private List<Drawing> pictures = List.of();
  private long variation;
  private double turn;
  private boolean isPictureDrawn;

  /**
   * Shows drawn visitors.
   *
   * @param visitors their seeds, from left to right; three at most
   * @param held pictures of codes, one at most
   * @param appearance the variation: another time, another place, other light
   */
  public void showVisitors(List<Long> visitors, List<BufferedImage> held, long appearance) {
    seeds = List.copyOf(visitors);
    pictures = List.of();
    variation = appearance;
    turn = 0;
    setCards(held, WIDTH, HEIGHT);
  }

  /**
   * Turns the heads of all visitors, who looked ahead.
   *
   * @param share -1 (to their own right) to 1 (to their own left)
   */
  public void turnHeads(double share) {
    turn = share;
  }

  /**
   * Shows a picture as it is, and right of it what is held up.
   *
   * @param picture without transparency
   * @param held pictures of codes, one at most
   */
  public void showPicture(BufferedImage picture, List<BufferedImage> held) {
    seeds = List.of();
    pictures = List.of(Drawing.of(picture));
    int width = picture.getWidth();
    int height = picture.getHeight();
    for (BufferedImage card : held) {
      width += card.getWidth() + 2 * MARGIN;
      height = Math.max(height, card.getHeight() + 2 * MARGIN);
    }
    setCards(held, width, height);
  }

  /** Returns the width in pixels. */
  public int width() {
    return canvas.width();
  }

  /** Returns the height in pixels. */
  public int height() {
    return canvas.height();
  }

  /**
   * Draws one frame; a drawn visitor does not stand quite still and the sensor is noisy.
   *
   * @param frame its number
   */
  public void draw(long frame) {
    if (!pictures.isEmpty()) {
      drawPicture();
      return;
    }
    canvas.drawWall();
    for (int i = 0; i < seeds.size(); i++) {
      SyntheticVisitor visitor = known.computeIfAbsent(seeds.get(i), SyntheticVisitor::new);
      visitor.drawOn(canvas, stance(visitor, i, frame));
    }
    drawCards();
    canvas.addNoise(variation * 31 + frame);
  }

  /** A picture does not move: it is drawn once, however often it is shown. */
  private void drawPicture() {
    if (isPictureDrawn) {
      return;
    }
    canvas.fill(255);
    canvas.drawCard(pictures.getFirst(), 0, 0);
    drawCards();
    isPictureDrawn = true;
  }

  /** Copies blue, green and red bytes out. */
  public void copyTo(MemorySegment pixelsBgr) {
    canvas.copyTo(pixelsBgr);
  }

  /** Overwrites what was drawn. */
  public void blank() {
    canvas.fill(0);
    isPictureDrawn = false;
  }

  private Stance stance(SyntheticVisitor visitor, int place, long frame) {
    int count = seeds.size();
    long identity = visitor.seed() * 0x9e3779b97f4a7c15L + variation * 7919 + 1;
    return Stance.near(PLACES[count][place], FACE_Y, SCALES[count], identity, frame).withTurn(turn);
  }

  private void drawCards() {
    for (Drawing card : cards) {
      canvas.drawCard(
          card, canvas.width() - MARGIN - card.width(), canvas.height() - MARGIN - card.height());
    }
  }

  private void setCards(List<BufferedImage> held, int width, int height) {
    cards = held.stream().map(Drawing::of).toList();
    isPictureDrawn = false;
    if (canvas.width() != width || canvas.height() != height) {
      canvas = new Canvas(width, height);
    }
  }
}
