package org.readout.app.commands;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * A pale dish with purple discs in a square lattice, on a grey bench: an image with a plain truth.
 */
public final class DrawnDish {
  private static final int SIDE = 400;
  private static final int RADIUS = 180;
  private static final int PITCH = 34;
  private static final int COLONY = 12;

  private DrawnDish() {}

  /**
   * @param colonies at most 45
   */
  public static byte[] bytes(String format, int colonies) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(new Color(120, 120, 122));
    pen.fillRect(0, 0, SIDE, SIDE);
    disc(pen, new Color(90, 92, 96), SIDE / 2, SIDE / 2, RADIUS + 6);
    disc(pen, new Color(226, 224, 230), SIDE / 2, SIDE / 2, RADIUS);
    pen.setColor(new Color(80, 40, 120));
    int drawn = 0;
    for (int row = -3; row <= 3; row++) {
      for (int column = -3; column <= 3 && drawn < colonies; column++) {
        if (row * row + column * column <= 13) {
          disc(
              pen,
              new Color(80, 40, 120),
              SIDE / 2 + column * PITCH,
              SIDE / 2 + row * PITCH,
              COLONY / 2);
          drawn++;
        }
      }
    }
    pen.dispose();
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      ImageIO.write(image, format, bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the dish and returns the file. */
  public static Path write(Path file, int colonies) {
    try {
      String name = file.toString();
      Files.write(file, bytes(name.substring(name.lastIndexOf('.') + 1), colonies));
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void disc(Graphics2D pen, Color color, int x, int y, int radius) {
    pen.setColor(color);
    pen.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }
}
