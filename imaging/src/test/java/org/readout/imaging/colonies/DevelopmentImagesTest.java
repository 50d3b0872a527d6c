package org.readout.imaging.colonies;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.core.Point;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;
import org.readout.imaging.vessels.Vessel;

/**
 * Real images with known counts, where they are at hand: they are not ours to give away. Skipped
 * elsewhere.
 */
class DevelopmentImagesTest {
  private static Path folder = Path.of("");
  private static Map<String, Integer> truth = Map.of();

  @BeforeAll
  static void find_images() throws IOException {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve("shared/data/colonies"))) {
      at = at.getParent();
    }
    Assumptions.assumeTrue(at != null, "no development images above this folder");
    folder = at.resolve("shared/data/colonies");
    truth = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("truth.csv"))) {
      String[] cells = line.split(",", -1);
      if (cells[2].matches("\\d+")) {
        truth.put(cells[0], Integer.parseInt(cells[2]));
      }
    }
  }

  @Test
  void finds_the_colonies_of_a_stained_flask() throws Exception {
    assertThat(f1("flask_5A_crop", "flask_5A_crop.png", CountSettings.defaults()))
        .isGreaterThanOrEqualTo(0.93);
  }

  @Test
  void finds_the_colonies_in_soft_agar() throws Exception {
    CountSettings settings =
        CountSettings.defaults().withAssay(ColonyAssay.SOFT_AGAR).withUmPerPx(4.46);
    CountSettings limited = settings.withMinDiameter(new SizeLimit.Micrometres(60));
    assertThat(f1("softagar_L", "softagar_L.png", limited)).isGreaterThanOrEqualTo(0.90);
  }

  @Test
  void finds_the_colonies_on_photographs_of_agar() throws Exception {
    double sum = 0;
    for (int i = 1; i <= 3; i++) {
      String name = "ACS_control_" + i + "_603030_24h";
      sum += f1(name, name + ".jpg", CountSettings.defaults());
    }
    sum += f1("plate1_white", "plate1_white.jpg", CountSettings.defaults());
    assertThat(sum / 4).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void counts_the_colonies_on_scans() throws Exception {
    double[] errors =
        truth.keySet().stream()
            .filter(name -> name.startsWith("LB_"))
            .mapToDouble(this::relativeError)
            .sorted()
            .toArray();
    assertThat(errors).hasSize(10);
    assertThat((errors[4] + errors[5]) / 2).isLessThanOrEqualTo(0.08);
  }

  @Test
  void flags_what_cannot_be_counted() throws Exception {
    for (String name : List.of("UC_IMG_14.jpg", "confluent_wells_colonyarea_fig7.jpg")) {
      assertThat(count(name, CountSettings.defaults()).regions())
          .as(name)
          .anyMatch(CountedRegion::tooNumerous);
    }
  }

  @Test
  void a_phone_photograph_is_right_or_flagged() throws Exception {
    for (int i : new int[] {7, 17, 22, 32}) {
      String name = "UC_IMG_%02d.jpg".formatted(i);
      CountedRegion dish = count(name, CountSettings.defaults()).regions().get(0);
      int known = truth.getOrDefault(name, 0);
      boolean right = Math.abs(dish.count() - known) <= 0.2 * known;
      assertThat(right || !dish.flags().isEmpty()).as(name).isTrue();
    }
  }

  @Test
  void names_the_wells_of_a_plate_beside_its_lid() throws Exception {
    CountedImage counted =
        count(
            "plaque12_PR8v_1.jpg",
            CountSettings.defaults().withVessel(Vessel.WELLS_12).withAssay(ColonyAssay.PLAQUE));
    assertThat(counted.regions())
        .extracting(CountedRegion::name)
        .containsExactly("A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4", "C1", "C2", "C3", "C4");
    assertThat(counted.regions().get(0).flags()).contains(Flag.PLATE_MIRRORED);
    // Read from the image, in which the plate's own letters are mirrored: A1 is at the top right.
    assertThat(centre(counted.regions().get(0)).x).isBetween(885.0, 915.0);
    assertThat(centre(counted.regions().get(0)).y).isBetween(785.0, 815.0);
    assertThat(centre(counted.regions().get(11)).x).isBetween(285.0, 315.0);
    assertThat(centre(counted.regions().get(11)).y).isBetween(1185.0, 1215.0);
  }

  private static Point centre(CountedRegion region) {
    return new Point(
        region.outline().points().stream().mapToInt(p -> p.x()).average().orElse(0),
        region.outline().points().stream().mapToInt(p -> p.y()).average().orElse(0));
  }

  private double relativeError(String name) {
    try {
      int count = count(name, CountSettings.defaults()).regions().get(0).count();
      return Math.abs(count - truth.getOrDefault(name, 0)) / (double) truth.getOrDefault(name, 1);
    } catch (IOException | ImageException e) {
      throw new AssertionError(name, e);
    }
  }

  private static CountedImage count(String name, CountSettings settings)
      throws IOException, ImageException {
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    return ColonyCounter.count(ImageFile.of(name, bytes), settings);
  }

  /** F1 of the positions; each found colony is matched to the nearest free true one. */
  private static double f1(String points, String name, CountSettings settings)
      throws IOException, ImageException {
    List<Point> colonies = new ArrayList<>();
    List<Point> doubtful = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("points/" + points + ".csv"))) {
      String[] cells = line.split(",", -1);
      if (!cells[0].equals("x")) {
        Point point = new Point(Double.parseDouble(cells[0]), Double.parseDouble(cells[1]));
        (cells[2].equals("colony") ? colonies : doubtful).add(point);
      }
    }
    double near = tolerance(colonies);
    List<Point> free = new ArrayList<>(colonies);
    int wrong = 0;
    for (CountedRegion region : count(name, settings).regions()) {
      for (Candidate candidate : region.candidates()) {
        Point found = new Point(candidate.xPx(), candidate.yPx());
        if (candidate.accepted() && !take(free, found, near)) {
          wrong += doubtful.stream().anyMatch(p -> apart(p, found) <= near) ? 0 : 1;
        }
      }
    }
    int right = colonies.size() - free.size();
    return 2.0 * right / (2 * right + wrong + free.size());
  }

  private static boolean take(List<Point> free, Point found, double near) {
    Point nearest = null;
    for (Point point : free) {
      if (apart(point, found) <= (nearest == null ? near : apart(nearest, found))) {
        nearest = point;
      }
    }
    return nearest != null && free.remove(nearest);
  }

  /** A third of the typical distance to the nearest neighbour, 8 to 45 px. */
  private static double tolerance(List<Point> points) {
    double[] nearest = new double[points.size()];
    Arrays.fill(nearest, Double.MAX_VALUE);
    for (int i = 0; i < nearest.length; i++) {
      for (Point other : points) {
        if (!other.equals(points.get(i))) {
          nearest[i] = Math.min(nearest[i], apart(points.get(i), other));
        }
      }
    }
    Arrays.sort(nearest);
    return Math.max(8, Math.min(45, 0.35 * nearest[nearest.length / 2]));
  }

  private static double apart(Point a, Point b) {
    return Math.hypot(a.x - b.x, a.y - b.y);
  }
}
