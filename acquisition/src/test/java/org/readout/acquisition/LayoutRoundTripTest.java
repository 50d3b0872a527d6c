package org.readout.acquisition;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.readout.devices.Unit;
import org.readout.devices.Well;

/** Any layout that is written as a tidy table, by an independent writer, is read as itself. */
class LayoutRoundTripTest {
  @Property(tries = 300)
  void a_layout_written_as_a_tidy_table_is_read_as_itself(
      @ForAll("layouts") Layout layout, @ForAll("separators") char separator) throws Exception {
    String text = written(layout, separator);
    assertThat(LayoutFileTest.parse("m.csv", text.getBytes(StandardCharsets.UTF_8)).layouts())
        .containsExactly(layout);
  }

  @Provide
  Arbitrary<Character> separators() {
    return Arbitraries.of(',', ';', '\t');
  }

  @Provide
  Arbitrary<Layout> layouts() {
    return wells()
        .list()
        .ofMinSize(1)
        .ofMaxSize(20)
        .uniqueElements(LayoutWell::well)
        .map(wells -> new Layout("Plate 1", Optional.empty(), wells));
  }

  private Arbitrary<LayoutWell> wells() {
    Arbitrary<String> word =
        Arbitraries.strings()
            .withChars("abcXYZ 0189,;\"'µéß日-/\t\n%#")
            .ofMinLength(1)
            .ofMaxLength(12)
            .map(String::strip)
            .filter(text -> !text.isEmpty() && text.equals(TableText.strip(text)));
    Arbitrary<Well> well =
        Combinators.combine(
                Arbitraries.integers().between(0, 31), Arbitraries.integers().between(0, 47))
            .as(Well::new);
    Arbitrary<OptionalDouble> dose =
        Arbitraries.doubles()
            .between(0, 1e6)
            .optional()
            .map(d -> d.isPresent() ? OptionalDouble.of(d.get() + 0.0) : OptionalDouble.empty());
    return Combinators.combine(
            well,
            word,
            dose,
            Arbitraries.of(Unit.NANOMOLAR, Unit.MICROMOLAR, Unit.PERCENT, Unit.GRAY).optional(),
            Arbitraries.of(Role.values()),
            word,
            Arbitraries.integers().between(0, Integer.MAX_VALUE).optional(),
            word)
        .as(
            (at, treatment, amount, unit, role, experiment, seeded, clone) ->
                new LayoutWell(
                    Optional.of(at),
                    treatment,
                    amount,
                    unit,
                    role,
                    experiment,
                    seeded.isPresent() ? OptionalInt.of(seeded.get()) : OptionalInt.empty(),
                    new TreeMap<>(java.util.Map.of("clone", clone))));
  }

  private static String written(Layout layout, char separator) {
    StringBuilder text = new StringBuilder();
    append(
        text,
        separator,
        List.of(
            "plate",
            "well",
            "treatment",
            "dose",
            "dose_unit",
            "role",
            "experiment",
            "seeded",
            "clone"));
    for (LayoutWell well : layout.wells()) {
      List<String> cells = new ArrayList<>();
      cells.add(layout.plate());
      cells.add(well.well().orElseThrow().toString());
      cells.add(well.treatment());
      cells.add(well.dose().isPresent() ? number(well.dose().getAsDouble(), separator) : "");
      cells.add(well.doseUnit().map(Unit::symbol).orElse(""));
      cells.add(well.role().word());
      cells.add(well.experiment());
      cells.add(well.seeded().isPresent() ? String.valueOf(well.seeded().getAsInt()) : "");
      cells.add(well.factors().getOrDefault("clone", ""));
      append(text, separator, cells);
    }
    return text.toString();
  }

  /** With one more zero, so that no fraction looks like thousands; a comma where it is free. */
  private static String number(double value, char separator) {
    String plain = new BigDecimal(value).toPlainString();
    String safe = plain.contains(".") ? plain + "0".repeat(plain.endsWith("000") ? 0 : 4) : plain;
    return separator == ',' ? safe : safe.replace('.', ',');
  }

  private static void append(StringBuilder text, char separator, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      text.append(i == 0 ? "" : separator);
      text.append('"').append(cells.get(i).replace("\"", "\"\"")).append('"');
    }
    text.append("\r\n");
  }
}
