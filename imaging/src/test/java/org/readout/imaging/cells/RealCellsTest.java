package org.readout.imaging.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;
import org.readout.imaging.ImageException;
import org.readout.imaging.Labels;
import org.readout.imaging.Mats;
import org.readout.imaging.OpenCv;
import org.readout.imaging.Plane;

/**
 * Real images beside what CellProfiler found in them, a peer and not the truth, where they are at
 * hand: they are not ours to give away. Skipped elsewhere.
 */
class RealCellsTest {
  private static Path folder = Path.of("");

  @BeforeAll
  static void find_images() throws ImageException {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve("shared/data/cells"))) {
      at = at.getParent();
    }
    Assumptions.assumeTrue(at != null, "no images of cells above this folder");
    folder = at.resolve("shared/data/cells");
    OpenCv.require();
  }

  /** The masks show the cells that were kept: those that touch the border are not among them. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"B7_01, 3", "D6_01, 2", "D7_01, 1"})
  void schwann_cells_cover_what_the_masks_cover(String well, int site) throws Exception {
    Path set = folder.resolve("cp_nf1_schwann");
    String end = site + "_%s_001";
    Path images = set.resolve("Plate_2_images");
    FoundNuclei nuclei =
        nuclei(images.resolve(well + "_1_" + end.formatted("DAPI") + ".tif"), 2, 500);
    Plane actin = plane(images.resolve(well + "_3_" + end.formatted("RFP") + ".tif"));
    Plane mask =
        plane(
            set.resolve(
                "Plate_2_masks/" + well + "_3_" + end.formatted("RFP") + "_MaskCells.tiff"));
    FoundCells found = CellFinder.find(Optional.of(actin), nuclei, CellSettings.defaults());
    Set<Integer> kept = new HashSet<>();
    for (Nucleus nucleus : nuclei.nuclei()) {
      if (mask.at((int) Math.round(nucleus.xPx()), (int) Math.round(nucleus.yPx())) > 0) {
        kept.add(nucleus.id());
      }
    }
    int both = 0;
    int either = 0;
    for (int p = 0; p < mask.samples().length; p++) {
      boolean ours = kept.contains(found.labels().ids()[p]);
      boolean theirs = mask.samples()[p] > 0;
      both += ours && theirs ? 1 : 0;
      either += ours || theirs ? 1 : 0;
    }
    assertThat((double) both / either).isGreaterThan(0.82);
  }

  /** The nuclei are discs of the published places and areas, so that only cells are compared. */
  @Test
  void human_cells_are_as_large_as_published() throws Exception {
    Path set = folder.resolve("cp_examplehuman");
    Plane plane = plane(set.resolve("AS_09125_050116030001_D03f00d2.tif"));
    List<Map<String, String>> published = table(set.resolve("Nuclei.csv"));
    int width = plane.widthPx();
    int[] ids = new int[width * plane.heightPx()];
    for (int i = 0; i < published.size(); i++) {
      Map<String, String> row = published.get(i);
      double x = number(row, "Location_Center_X");
      double y = number(row, "Location_Center_Y");
      double square = number(row, "AreaShape_Area") / Math.PI;
      for (int p = 0; p < ids.length; p++) {
        double dx = p % width - x;
        double dy = Math.floorDiv(p, width) - y;
        ids[p] = ids[p] == 0 && dx * dx + dy * dy <= square ? i + 1 : ids[p];
      }
    }
    FoundCells found =
        CellFinder.find(
            Optional.of(plane),
            Drawn.nuclei(Labels.of(width, plane.heightPx(), ids)),
            CellSettings.defaults());
    assertThat(found.cells()).hasSize(289);
    List<Map<String, String>> cells = table(set.resolve("Cells.csv"));
    // On the right the stain is dim: one threshold for the field cuts those cells there, not here.
    List<Cell> bright = found.cells().stream().filter(cell -> cell.xPx() < 300).toList();
    double[] ours = bright.stream().mapToDouble(Cell::areaPx).toArray();
    double[] theirs =
        bright.stream()
            .mapToDouble(cell -> number(cells.get(cell.id() - 1), "AreaShape_Area"))
            .toArray();
    double[] ratios = new double[ours.length];
    Arrays.setAll(ratios, i -> ours[i] / theirs[i]);
    assertThat(median(ratios)).isBetween(0.93, 1.1);
    assertThat(correlation(ours, theirs)).isGreaterThan(0.85);
  }

  /** FKHR leaves the cytoplasm between the same two doses in both rows. */
  @Test
  void translocation_rises_with_the_dose_at_the_same_step() throws Exception {
    double[] a = series('A', 0);
    double[] e = series('E', 48);
    assertThat(a[5]).isLessThan(2.5);
    assertThat(a[6]).isGreaterThan(2.5);
    assertThat(e[5]).isLessThan(2.5);
    assertThat(e[6]).isGreaterThan(2.5);
  }

  private static double[] series(char row, int before) throws IOException {
    double[] medians = new double[12];
    for (int column = 1; column <= 12; column++) {
      String well = "-%02d-%c-%02d.tif".formatted(before + column, row, column);
      Path set = folder.resolve("bbbc013_translocation");
      FoundNuclei nuclei = nuclei(set.resolve("Channel2" + well), 1, 50);
      Plane stain = plane(set.resolve("Channel1" + well));
      CytoplasmLevel level =
          CellFinder.find(Optional.of(stain), nuclei, CellSettings.defaults()).level();
      float[] signal = stain.samples().clone();
      for (int p = 0; p < signal.length; p++) {
        signal[p] -= (float) (level == null ? 0 : level.background());
      }
      FoundCells rings =
          CellFinder.find(
              Optional.empty(), nuclei, CellSettings.defaults().withRing(new RingWidth.Pixels(7)));
      Plane plane = Plane.of(stain.widthPx(), stain.heightPx(), signal);
      medians[column - 1] =
          median(
              Translocation.of(plane, nuclei, rings).stream()
                  .flatMapToDouble(t -> t.ratio().stream())
                  .toArray());
    }
    return medians;
  }

  /** Nuclei by one threshold: enough to grow cells from. */
  private static FoundNuclei nuclei(Path file, double sigmaPx, int leastPx) {
    try (Mats mats = new Mats()) {
      Mat image = mats.own(Imgcodecs.imread(file.toString(), Imgcodecs.IMREAD_UNCHANGED));
      Mat smooth = mats.mat();
      Imgproc.GaussianBlur(image, smooth, new Size(0, 0), sigmaPx);
      Mat mask = mats.mat();
      Imgproc.threshold(smooth, mask, 0, 1, Imgproc.THRESH_BINARY | Imgproc.THRESH_OTSU);
      mask.convertTo(mask, CvType.CV_8U);
      Mat labels = mats.mat();
      Mat stats = mats.mat();
      int n =
          Imgproc.connectedComponentsWithStats(mask, labels, stats, mats.mat(), 8, CvType.CV_32S);
      int[] ids = new int[(int) labels.total()];
      labels.get(0, 0, ids);
      int[] renamed = new int[n];
      int next = 0;
      for (int id = 1; id < n; id++) {
        boolean large = stats.get(id, Imgproc.CC_STAT_AREA)[0] >= leastPx;
        renamed[id] = large ? ++next : 0;
      }
      for (int p = 0; p < ids.length; p++) {
        ids[p] = renamed[ids[p]];
      }
      return Drawn.nuclei(Labels.of(labels.cols(), labels.rows(), ids));
    }
  }

  private static Plane plane(Path file) {
    try (Mats mats = new Mats()) {
      Mat image = mats.own(Imgcodecs.imread(file.toString(), Imgcodecs.IMREAD_UNCHANGED));
      Mat real = mats.mat();
      image.convertTo(real, CvType.CV_32F);
      float[] samples = new float[(int) real.total()];
      real.get(0, 0, samples);
      return Plane.of(real.cols(), real.rows(), samples);
    }
  }

  private static List<Map<String, String>> table(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] names = lines.get(0).split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static double number(Map<String, String> row, String name) {
    return Double.parseDouble(row.getOrDefault(name, ""));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = Arrays.stream(a).average().orElse(0);
    double meanB = Arrays.stream(b).average().orElse(0);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }
}
