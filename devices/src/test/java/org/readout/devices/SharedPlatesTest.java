package org.readout.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.readout.devices.VendorCases.Case;

/**
 * Real exports, where a folder {@code shared/data/plates} stands above the working directory: their
 * licences keep them out of this repository. Compared with values that another reader found.
 */
final class SharedPlatesTest {
  private static final VendorFiles VENDORS = VendorFiles.installed();
  private static final Pattern MEASURED =
      Pattern.compile("absorbance|fluorescence|luminescence|cycle threshold|cell count");
  private static final double RELATIVE = 1e-6;

  /** Not exports of values: refused for the reason named. */
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("garbage_error.txt", "no known format"),
          Map.entry("errors__garbage.txt", "no known format"),
          Map.entry("errors__header_size_mismatch.txt", "96 values for the wells"),
          Map.entry("errors__no_well_positions.xlsx", "Well positions"),
          Map.entry("errors__file_with_no_delimiter_malformed.csv", "no known format"),
          Map.entry("Unchained_Labs_Stunner_example01.xlsx", "no known format"),
          Map.entry("Unchained_Labs_Stunner_example03.xlsx", "no known format"),
          Map.entry("image_montage_no_results_table.txt", "no measurement"));

  /** Folders of formats that are not read yet: their files must be refused. */
  private static final Set<String> NOT_YET =
      Set.of(
          "dpcr_absoluteq_qiacuity",
          "luminex_intelliflex_csv",
          "luminex_xponent_csv",
          "msd_methodical_mind_txt",
          "msd_workbench");

  @Test
  void names_what_it_walks() {
    assumeTrue(
        VendorCases.shared().isPresent(),
        "no folder shared/data/plates above the working directory: real exports were not compared");
    assertThat(VendorCases.shared().orElseThrow()).isDirectory();
  }

  @TestFactory
  Stream<DynamicTest> real_exports_give_the_values_that_another_reader_found() throws IOException {
    Optional<Path> shared = VendorCases.shared();
    List<Case> cases = shared.isPresent() ? VendorCases.in(shared.get()) : List.of();
    return cases.stream()
        .filter(example -> Files.exists(expected(example)) || REFUSED.containsKey(example.name()))
        .map(example -> DynamicTest.dynamicTest(example.toString(), () -> compare(example)));
  }

  @TestFactory
  Stream<DynamicTest> cut_or_changed_real_exports_never_crash_a_reader() throws IOException {
    Optional<Path> shared = VendorCases.shared();
    List<Case> cases = shared.isPresent() ? VendorCases.in(shared.get()) : List.of();
    return cases.stream()
        .filter(example -> example.source().toFile().length() < 40_000)
        .map(example -> DynamicTest.dynamicTest(example.toString(), () -> mutate(example)));
  }

  private static void mutate(Case example) {
    byte[] bytes = example.bytes();
    Random random = new Random(bytes.length);
    for (int i = 0; i < 40; i++) {
      byte[] changed =
          Arrays.copyOf(bytes, i % 2 == 0 ? bytes.length : 1 + random.nextInt(bytes.length));
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      try {
        assertThat(VENDORS.read(example.name(), changed).rows()).isNotEmpty();
      } catch (VendorFileException refused) {
        assertThat(refused.remedy()).isNotEmpty();
      } catch (RuntimeException crash) {
        fail("mutation " + i, crash);
      }
    }
  }

  private static void compare(Case example) throws IOException {
    Export export;
    try {
      export = VENDORS.read(example.name(), example.bytes());
    } catch (VendorFileException refused) {
      String reason = REFUSED.getOrDefault(example.name(), "");
      boolean expected =
          !reason.isEmpty() || NOT_YET.contains(example.format()) || values(example).isEmpty();
      assertThat(expected).as(refused.getMessage()).isTrue();
      assertThat(refused).hasMessageContaining(reason);
      return;
    }
    Map<Well, List<Double>> found = new HashMap<>();
    for (ExportRow row : export.rows()) {
      Quantity number = row.reading().quantity();
      Well well = row.reading().well();
      if (number != null && well != null) {
        found.computeIfAbsent(well, w -> new ArrayList<>()).add(number.value());
      }
    }
    for (Expected value : values(example)) {
      assertThat(found.getOrDefault(value.well(), List.of()))
          .as("%s %s", value.well(), value.number())
          .anyMatch(number -> near(number, value.number()));
    }
  }

  private record Expected(Well well, double number) {}

  /**
   * The measured values of the other reader. Known defects of it are left out: a missing value is
   * -0.0 with an error, a concentration may stand in another unit than in the file, and an error of
   * a formula or setting is noted on measurements that have none.
   */
  private static List<Expected> values(Case example) throws IOException {
    List<Expected> values = new ArrayList<>();
    if (!Files.exists(expected(example))) {
      return values;
    }
    for (String line : Files.readAllLines(expected(example))) {
      String[] cells = line.split(",", -1);
      boolean plain = cells.length == 12 && cells[11].isEmpty();
      Optional<Well> well = Well.parse(cells[0]);
      if (plain && well.isPresent() && MEASURED.matcher(cells[8].toLowerCase(Locale.ROOT)).find()) {
        double number = Notation.point().number(cells[9]);
        if (!Double.isNaN(number) && !cells[9].startsWith("-0.0")) {
          values.add(new Expected(well.get(), number));
        }
      }
    }
    return values;
  }

  private static boolean near(double a, double b) {
    return Math.abs(a - b) <= RELATIVE * Math.max(Math.abs(b), 1e-3);
  }

  private static Path expected(Case example) {
    return example.source().resolveSibling(example.source().getFileName() + ".expected.csv");
  }
}
