package org.readout.devices.biotek;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.readout.devices.Notation;
import org.readout.devices.Quantity;
import org.readout.devices.Transcript;
import org.readout.devices.Unit;

/** One plate of a Gen5 export while it is read: its name, procedure, and the labels seen so far. */
final class Gen5Plate {
  private final String name;
  private final Gen5Procedure procedure = new Gen5Procedure();
  private final List<String> labels = new ArrayList<>();
  private final List<String> temperatures = new ArrayList<>();

  Gen5Plate(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  Gen5Procedure procedure() {
    return procedure;
  }

  void saw(String label) {
    if (!labels.contains(label)) {
      labels.add(label);
    }
  }

  void temperature(String celsius) {
    temperatures.add(celsius);
  }

  /**
   * The temperature of every read on the plate; null if Gen5 wrote none, or different ones, which
   * it does not tie to a label.
   */
  @Nullable Quantity temperature(Notation notation) {
    if (temperatures.isEmpty() || temperatures.stream().distinct().count() > 1) {
      return null;
    }
    double celsius = notation.number(temperatures.get(0));
    return Double.isNaN(celsius) ? null : new Quantity(celsius, Unit.CELSIUS);
  }

  /** Says what the procedure promised and the plate does not have. */
  void end(Transcript transcript) {
    if (labels.isEmpty() && transcript.size() > 0) {
      transcript.warn("a plate '%s' has a header and no data: the file may be cut".formatted(name));
    }
    if (labels.isEmpty()) {
      return;
    }
    for (String step : procedure.without(labels)) {
      transcript.warn(
          "plate '%s': the procedure's read '%s' has no data: not exported, or the file is cut"
              .formatted(name, step));
    }
  }
}
