package org.readout.imaging.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;
import org.readout.imaging.ImageException;
import org.readout.imaging.Mats;
import org.readout.imaging.OpenCv;
import org.readout.imaging.Plane;

/**
 * Real nuclei with outlines drawn by hand, where the images are at hand: they are not ours to give
 * away. Skipped elsewhere.
 */
class DevelopmentNucleiTest {
  private static Path folder = Path.of("");

  @BeforeAll
  static void find_images() throws ImageException {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve("shared/data/cells"))) {
      at = at.getParent();
    }
    Assumptions.assumeTrue(at != null, "no development images above this folder");
    folder = at.resolve("shared/data/cells");
    OpenCv.require();
  }

  /** Objects in the truth, objects found, and those of both that overlap by more than half. */
  private record Score(int drawn, int found, int same) {
    Score plus(Score other) {
      return new Score(drawn + other.drawn, found + other.found, same + other.same);
    }

    double f1() {
      return 2.0 * same / (drawn + found);
    }
  }

  @Test
  void finds_nuclei_as_people_draw_them_in_every_set() throws IOException {
    SortedMap<String, Score> sets = new TreeMap<>();
    for (Path set : inside(folder)) {
      for (Path truth : inside(set.resolve("labels"))) {
        Path image = set.resolve("images").resolve(truth.getFileName());
        sets.merge(set.toString(), score(image, truth), Score::plus);
      }
    }
    Score all = sets.values().stream().reduce(new Score(0, 0, 0), Score::plus);

    assertThat(all.f1()).as("all sets").isGreaterThanOrEqualTo(0.88);
    assertThat((all.found - all.drawn) / (double) all.drawn).as("bias").isBetween(-0.08, 0.08);
    sets.forEach((set, score) -> assertThat(score.f1()).as(set).isGreaterThanOrEqualTo(0.85));
  }

  /** What is in a folder; nothing if there is no such folder. */
  private static List<Path> inside(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static Score score(Path image, Path truth) {
    Plane drawn = read(truth);
    int[] ids = NucleusFinder.find(read(image), NucleusSettings.defaults()).labels().ids();
    SortedMap<Long, Integer> overlaps = new TreeMap<>();
    SortedMap<Integer, Integer> drawnArea = new TreeMap<>();
    SortedMap<Integer, Integer> foundArea = new TreeMap<>();
    for (int p = 0; p < ids.length; p++) {
      int t = (int) drawn.samples()[p];
      if (t > 0) {
        drawnArea.merge(t, 1, Integer::sum);
      }
      if (ids[p] > 0) {
        foundArea.merge(ids[p], 1, Integer::sum);
      }
      if (t > 0 && ids[p] > 0) {
        overlaps.merge(((long) t << Integer.SIZE) | ids[p], 1, Integer::sum);
      }
    }
    int same = 0;
    for (var overlap : overlaps.entrySet()) {
      int t = (int) (overlap.getKey() >> Integer.SIZE);
      int f = (int) (long) overlap.getKey();
      int union = drawnArea.getOrDefault(t, 0) + foundArea.getOrDefault(f, 0) - overlap.getValue();
      same += 2 * overlap.getValue() > union ? 1 : 0;
    }
    return new Score(drawnArea.size(), foundArea.size(), same);
  }

  /** One channel; of several, the brightest one at each pixel. */
  private static Plane read(Path file) {
    try (Mats mats = new Mats()) {
      Mat image = mats.own(Imgcodecs.imread(file.toString(), Imgcodecs.IMREAD_UNCHANGED));
      List<Mat> channels = new ArrayList<>();
      Core.split(image, channels);
      channels.forEach(mats::own);
      Mat brightest = channels.get(0);
      for (Mat channel : channels.subList(0, Math.min(3, channels.size()))) {
        Core.max(brightest, channel, brightest);
      }
      brightest.convertTo(brightest, CvType.CV_32F);
      float[] samples = new float[(int) brightest.total()];
      brightest.get(0, 0, samples);
      return Plane.of(brightest.cols(), brightest.rows(), samples);
    }
  }
}
