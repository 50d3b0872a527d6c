package org.readout.imaging.potential;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.readout.imaging.Calibration;
import org.readout.imaging.Contour;
import org.readout.imaging.Labels;
import org.readout.imaging.OpenCv;
import org.readout.imaging.Outline;
import org.readout.imaging.cells.CellFinder;
import org.readout.imaging.cells.CellSettings;
import org.readout.imaging.cells.FoundCells;
import org.readout.imaging.cells.FoundNuclei;
import org.readout.imaging.cells.Nucleus;
import org.readout.imaging.cells.RejectedNucleus;

final class CellOverlayTest {
  private static final int SKY_BLUE = 0x56B4E9;
  private static final int YELLOW = 0xF0E442;
  private static final int VERMILION = 0xD55E00;
  private static final int WHITE = 0xFFFFFF;

  private final DrawnField field = DrawnField.nine();
  private final float[] stored = field.camera(field.light(200, 1000), 50, 100, 0);

  @BeforeAll
  static void ready() throws Exception {
    OpenCv.require();
  }

  @Test
  void draws_each_outline_where_it_is_in_an_image_enlarged_threefold() throws Exception {
    BufferedImage png = drawn(null);
    assertThat(png.getWidth()).isEqualTo(900);
    // The nucleus around (50, 50) reaches to column 62, and no further.
    assertThat(rgb(png, 62 * 3 + 2, 50 * 3 + 1)).isEqualTo(SKY_BLUE);
    assertThat(rgb(png, 63 * 3 + 2, 50 * 3 + 1)).isNotEqualTo(SKY_BLUE);
    assertThat(count(png, YELLOW)).isGreaterThan(9 * 2 * 90);
    assertThat(count(png, VERMILION)).isGreaterThan(10);
    assertThat(rgb(png, 3, 3)).isZero();
  }

  @Test
  void draws_a_scale_bar_only_where_the_pixel_size_is_known() throws Exception {
    BufferedImage without = drawn(null);
    BufferedImage with = drawn(new Calibration(0.5, "given"));
    // A sixth of 150 µm is 25: the bar has 20 µm, 40 pixels of the image.
    int y = 900 - 22;
    assertThat(rgb(with, 900 - 22 - 60, y)).isEqualTo(WHITE);
    assertThat(rgb(without, 900 - 22 - 60, y)).isNotEqualTo(WHITE);
    int length = 0;
    for (int x = 0; x < 900; x++) {
      length += rgb(with, x, y) == WHITE ? 1 : 0;
    }
    assertThat(length).isBetween(118, 128);
  }

  @Test
  void dashes_cells_that_do_not_count() throws Exception {
    DrawnField cut = new DrawnField(300, 300).cell(150, 150, 30, 12).cell(5, 150, 30, 5);
    float[] light = cut.camera(cut.light(200, 1000), 50, 100, 0);
    FoundNuclei nuclei = nuclei(cut);
    FoundCells cells =
        CellFinder.find(Optional.of(cut.plane(light)), nuclei, CellSettings.defaults());
    MeasuredField measured =
        PotentialMeter.measure(
            FieldChannels.of(cut.signal("TMRM", light)), cut.objects(), MeterSettings.defaults());
    assertThat(measured.cells().get(1).excludedBecause()).isPresent();
    int solid =
        count(image(CellOverlay.png(cut.plane(light), nuclei, cells, null, null, null)), YELLOW);
    int dashed =
        count(
            image(CellOverlay.png(cut.plane(light), nuclei, cells, null, measured, null)), YELLOW);
    assertThat(dashed).isLessThan((int) (0.9 * solid)).isGreaterThan((int) (0.5 * solid));
  }

  private BufferedImage drawn(@Nullable Calibration calibration) throws Exception {
    FoundNuclei nuclei = nuclei(field);
    FoundCells cells =
        CellFinder.find(Optional.of(field.plane(stored)), nuclei, CellSettings.defaults());
    return image(CellOverlay.png(field.plane(stored), nuclei, cells, null, null, calibration));
  }

  private static BufferedImage image(byte[] png) throws Exception {
    return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(png)));
  }

  private static FoundNuclei nuclei(DrawnField field) {
    Labels labels = field.objects().nuclei();
    List<Nucleus> nuclei = new ArrayList<>();
    for (int id = 1; id <= labels.largest(); id++) {
      int first = 0;
      while (labels.ids()[first] != id) {
        first++;
      }
      Outline outline = Contour.around(labels, first);
      double x = outline.points().stream().mapToInt(Outline.Point::x).average().orElseThrow();
      double y = outline.points().stream().mapToInt(Outline.Point::y).average().orElseThrow();
      nuclei.add(new Nucleus(id, x, y, 441, 1, false, outline));
    }
    Outline speck =
        new Outline(
            List.of(
                new Outline.Point(100, 5),
                new Outline.Point(110, 5),
                new Outline.Point(110, 12),
                new Outline.Point(100, 12)));
    RejectedNucleus rejected = new RejectedNucleus(105, 8, 80, "too small", speck);
    return new FoundNuclei(labels, 24, nuclei, List.of(rejected));
  }

  private static int rgb(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) & 0xFFFFFF;
  }

  private static int count(BufferedImage image, int colour) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += rgb(image, x, y) == colour ? 1 : 0;
      }
    }
    return count;
  }
}
