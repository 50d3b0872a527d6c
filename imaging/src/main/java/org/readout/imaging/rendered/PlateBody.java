package org.readout.imaging.rendered;

import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.Mats;

/** Draws the clear body of a multi-well plate around its wells: edges, skirt, ribs, embossing. */
final class PlateBody {
  private static final double CORNER_MM = 4;
  private static final double CUT_MM = 7;
  private static final float HALF_ROOT = (float) StrictMath.sqrt(0.5);
  private static final double RIB_MM = 0.45;
  private static final double BOSS_MM = 3.6;
  private static final double LETTER_MM = 2.2;

  private final PlateRecipe recipe;
  private final Canvas canvas;
  private final Pose pose;
  private final Chance chance;
  private final Texture caustics;
  private final float halfWidth;
  private final float halfHeight;
  private final float pitch;
  private final float wellRadius;

  PlateBody(PlateRecipe recipe, Canvas canvas, Pose pose, long seed) {
    this.recipe = recipe;
    this.canvas = canvas;
    this.pose = pose;
    this.chance = new Chance(seed, "plate body");
    this.caustics = Texture.of(new Chance(seed, "plate caustics"), 8, 4, 0.6);
    Vessel vessel = recipe.vessel();
    this.halfWidth = (float) recipe.px(vessel.widthMm() / 2);
    this.halfHeight = (float) recipe.px(vessel.heightMm() / 2);
    this.pitch = (float) recipe.px(Math.abs(vessel.wellXMm(0) - vessel.wellXMm(1)));
    this.wellRadius = (float) recipe.px(vessel.radiusMm() + 1.4);
  }

  void paint() {
    double mm = recipe.px(1);
    double thin = Math.max(0.6, 0.09 * mm);
    Profile edges =
        new Profile(5 * mm)
            .line(0, thin, -0.30)
            .line(-0.35 * mm, thin, 0.22)
            .line(-1.1 * mm, 1.6 * thin, -0.16)
            .line(-1.7 * mm, thin, 0.20)
            .line(-3.4 * mm, thin, -0.14)
            .line(-3.8 * mm, 1.3 * thin, 0.10);
    Profile rib =
        new Profile(2 * mm)
            .line(-RIB_MM * mm, thin, -0.14)
            .line(0, 1.5 * thin, 0.12)
            .line(RIB_MM * mm, thin, -0.09);
    Profile boss = new Profile(2 * mm).line(0, thin, 0.10).line(0.3 * mm, thin, -0.08);
    Compass along = Compass.rough(chance, 3, 40, 0.3);
    Compass shadow = lampShadow();
    float reach = (float) (3 * mm);
    float stretch = 256 / halfWidth;
    float glow = (float) (0.16 * recipe.nuisances().level(Nuisance.LIGHT));
    for (int y = 0; y < canvas.height; y++) {
      for (int x = 0; x < canvas.width; x++) {
        float px = pose.vesselX(x, y);
        float py = pose.vesselY(x, y);
        float d = fromEdge(px, py);
        int i = y * canvas.width + x;
        float edge = edges.at(d);
        float light = edge == 0 ? 1 : 1 + edge * (0.7f + 0.9f * along.at(px, py));
        if (d > reach) {
          canvas.scale(i, light);
        } else if (d > 0) {
          float near = 1 - d / reach;
          canvas.scale(i, light * (1 - 0.34f * near * near * shadow.at(px, py)));
        } else {
          float caustic = caustics.at(px * stretch, py * stretch);
          light += ribs(px, py, rib, boss) * (1 + caustic) + glow * caustic;
          canvas.red[i] *= 0.94f * light;
          canvas.green[i] *= 0.95f * light;
          canvas.blue[i] *= 0.957f * light;
        }
      }
    }
    emboss();
  }

  /** Darker on the side away from the lamp. */
  private Compass lampShadow() {
    double lamp = chance.angle();
    return Compass.of(angle -> 0.6 + 0.4 * StrictMath.cos(angle - lamp));
  }

  /** Distance from a rounded rectangle whose two left corners are cut; negative inside. */
  private float fromEdge(float x, float y) {
    float corner = (float) recipe.px(CORNER_MM);
    float over = Math.abs(x) - halfWidth + corner;
    float up = Math.abs(y) - halfHeight + corner;
    float a = Math.max(over, 0);
    float b = Math.max(up, 0);
    float round = (float) Math.sqrt(a * a + b * b) + Math.min(Math.max(over, up), 0) - corner;
    float cut = (Math.abs(y) - x - halfWidth - halfHeight + (float) recipe.px(CUT_MM)) * HALF_ROOT;
    return Math.max(round, cut);
  }

  /** Ribs from well to well and to the edge, and round bosses between four wells. */
  private float ribs(float x, float y, Profile rib, Profile boss) {
    float first = (float) recipe.px(recipe.vessel().wellXMm(0));
    float top = (float) recipe.px(recipe.vessel().wellYMm(0));
    float column = (x - first) / pitch;
    float row = (y - top) / pitch;
    float dx = (column - Math.round(column)) * pitch;
    float dy = (row - Math.round(row)) * pitch;
    if (dx * dx + dy * dy < wellRadius * wellRadius) {
      return 0;
    }
    float bx = (column - (float) Math.floor(column) - 0.5f) * pitch;
    float by = (row - (float) Math.floor(row) - 0.5f) * pitch;
    float fromBoss = (float) Math.sqrt(bx * bx + by * by) - (float) recipe.px(BOSS_MM);
    boolean between = Math.abs(x) < -first && Math.abs(y) < -top;
    return rib.at(dx) + rib.at(dy) + (between ? boss.at(fromBoss) : 0);
  }

  /** The wells' names, raised in the plastic: lit from the top left, shaded to the bottom right. */
  private void emboss() {
    List<String> names = recipe.vessel().wells();
    double scale = recipe.px(LETTER_MM) / 22;
    int rise = (int) Math.max(1, recipe.px(0.15));
    try (Mats mats = new Mats()) {
      Mat letters = mats.zeros(new Size(canvas.width, canvas.height), CvType.CV_8UC1);
      for (int i = 0; i < names.size(); i++) {
        double x = recipe.px(recipe.vessel().wellXMm(i)) - 0.99 * wellRadius;
        double y = recipe.px(recipe.vessel().wellYMm(i)) - 0.90 * wellRadius;
        Imgproc.putText(
            letters,
            names.get(i),
            new Point(pose.pictureX(x, y), pose.pictureY(x, y)),
            Imgproc.FONT_HERSHEY_SIMPLEX,
            scale,
            Scalar.all(255),
            (int) Math.max(1, recipe.px(0.22)),
            Imgproc.LINE_AA);
      }
      byte[] mask = new byte[canvas.width * canvas.height];
      letters.get(0, 0, mask);
      int step = rise * (canvas.width + 1);
      for (int i = step; i < mask.length - step; i++) {
        int relief = (mask[i + step] & 0xFF) - (mask[i - step] & 0xFF);
        if (relief != 0) {
          canvas.scale(i, 1 + relief * 0.11f / 255);
        }
      }
    }
  }
}
