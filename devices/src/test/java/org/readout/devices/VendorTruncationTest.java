package org.readout.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.readout.devices.VendorCases.Case;

/** A cut file is refused, or says that it is cut: it never gives fewer values silently. */
final class VendorTruncationTest {
  private static final VendorFiles VENDORS = VendorFiles.installed();

  /** Evenly spread cuts beside the cuts after every line. */
  private static final int CUTS = 200;

  /** The end of a part, and the empty lines after it. */
  private static final int WHOLE_PART_CUTS = 4;

  /**
   * Exports without an end mark, cut between two whole parts: what is left is a whole export of
   * less, and no reader can tell. Every other cut must be seen.
   */
  private static final Map<String, String> WHOLE_PARTS =
      Map.of(
          "agilent-seahorse/rates.txt", "between two measurements of every well",
          "biorad-cfx/amplification.csv", "between two cycles of every well",
          "biorad-cfx/cq-results.csv", "between two fluorophores",
          "thermo-nanodrop/eight-decimal-comma.txt", "between two samples without a well",
          "thermo-qubit/four.csv", "between two samples without a well",
          "biotek-gen5/kinetic-stopped-early-two-plates.txt", "between two sections or two plates");

  static List<Case> cases() throws IOException {
    return VendorCases.in(VendorCases.folder());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void a_cut_file_is_refused_or_says_so(Case example) throws Exception {
    if (example.refusal().isPresent()) {
      return;
    }
    byte[] bytes = example.bytes();
    Export whole = VENDORS.read(example.name(), bytes);
    List<String> silent = new ArrayList<>();
    for (int cut : cuts(bytes)) {
      complaint(whole, Arrays.copyOf(bytes, cut)).ifPresent(silent::add);
    }
    assertThat(silent)
        .hasSizeLessThanOrEqualTo(
            WHOLE_PARTS.containsKey(example.toString()) ? WHOLE_PART_CUTS : 0);
  }

  private static Optional<String> complaint(Export whole, byte[] cut) {
    Export export;
    try {
      export = VENDORS.read(whole.file(), cut);
    } catch (VendorFileException refused) {
      assertThat(refused).hasMessageContaining(whole.file());
      assertThat(refused.remedy()).endsWith(".");
      return Optional.empty();
    } catch (RuntimeException crash) {
      return fail("cut at byte " + cut.length, crash);
    }
    boolean warned =
        export.warnings().stream()
            .anyMatch(warning -> warning.contains("cut") && !whole.warnings().contains(warning));
    Set<Object> known = values(whole);
    long strange = values(export).stream().filter(value -> !known.contains(value)).count();
    boolean shorter = export.rows().size() < whole.rows().size() || strange > 0;
    return shorter && !warned
        ? Optional.of(
            "cut at byte %d: %d of %d rows, %d of them strange, and no warning"
                .formatted(cut.length, export.rows().size(), whole.rows().size(), strange))
        : Optional.empty();
  }

  /** A well's number as written: what the file says of it elsewhere may be cut off. */
  private static Set<Object> values(Export export) {
    Set<Object> values = new HashSet<>();
    for (ExportRow row : export.rows()) {
      Reading reading = row.reading();
      Quantity number = reading.quantity();
      values.add(
          Arrays.asList(
              reading.well(), reading.raw(), number == null ? null : number.value(), row.time()));
    }
    return values;
  }

  private static Set<Integer> cuts(byte[] bytes) {
    Set<Integer> cuts = new TreeSet<>();
    for (int i = 1; i < bytes.length; i++) {
      if (bytes[i - 1] == '\n') {
        cuts.add(i);
      }
    }
    for (int i = 1; i <= CUTS; i++) {
      cuts.add((int) ((long) bytes.length * i / (CUTS + 1)));
    }
    cuts.remove(0);
    return cuts;
  }
}
