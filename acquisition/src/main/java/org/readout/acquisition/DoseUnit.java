package org.readout.acquisition;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.readout.devices.Unit;

/** The units in which a layout can give a dose. */
final class DoseUnit {
  /** What a dose can be measured in; a length, for one, is a slip of the pen ({@code nm}). */
  private static final Set<Unit.Dimension> DOSES =
      EnumSet.of(
          Unit.Dimension.NONE,
          Unit.Dimension.COUNT,
          Unit.Dimension.TIME,
          Unit.Dimension.VOLUME,
          Unit.Dimension.MASS,
          Unit.Dimension.CONCENTRATION,
          Unit.Dimension.MASS_CONCENTRATION,
          Unit.Dimension.TEMPERATURE,
          Unit.Dimension.ABSORBED_DOSE);

  private DoseUnit() {}

  /** The unit that is written as {@code text}; empty if {@link #problem} has something to say. */
  static Optional<Unit> parse(String text) {
    return written(text).filter(unit -> DOSES.contains(unit.dimension()));
  }

  /** Why the text is not read as the unit of a dose. */
  static String problem(String text) {
    // A small m for molar is the slip that makes a length of a concentration.
    String hint =
        text.endsWith("m")
            ? "; write '" + text.substring(0, text.length() - 1) + "M' for a concentration"
            : "";
    return written(text)
        .map(unit -> unit.dimension().name().toLowerCase(Locale.ROOT))
        .map(what -> "'%s' is a unit of %s, not of a dose%s".formatted(text, what, hint))
        .orElse(
            "'" + text + "' is not a unit of a dose; write, for example, nM, µM, mg/mL, % or Gy");
  }

  /** Many write a small l for the litre. */
  private static Optional<Unit> written(String text) {
    return Unit.parse(text).or(() -> Unit.parse(text.replaceAll("l$", "L")));
  }
}
