package org.readout.app.results;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.readout.acquisition.FieldRow;
import org.readout.imaging.potential.Focus;
import org.readout.imaging.potential.PlateFocus;

/** Which fields are out of focus beside the others of their plate, judged on the nuclear stain. */
final class FieldFocus {
  private static final String FLAG = "OUT_OF_FOCUS";

  private FieldFocus() {}

  static Map<FieldRow, List<String>> blurred(List<FieldRow> fields) {
    Map<String, Map<String, FieldRow>> plates = new TreeMap<>();
    for (FieldRow field : fields) {
      plates
          .computeIfAbsent(field.plate().orElse(""), plate -> new TreeMap<>())
          .put(PotentialCells.place(field) + " " + field.image(), field);
    }
    Map<FieldRow, List<String>> blurred = new HashMap<>();
    for (Map<String, FieldRow> plate : plates.values()) {
      Map<String, PlateFocus.Sharpness> sharpness = new TreeMap<>();
      plate.forEach(
          (name, field) -> {
            Map<String, Double> quality = field.measured().quality();
            sharpness.put(
                name,
                new PlateFocus.Sharpness(
                    new Focus(
                        quality.getOrDefault("nuclei_focus_laplacian", 0.0),
                        quality.getOrDefault("nuclei_focus_slope", 0.0)),
                    quality.getOrDefault("nuclei_signal_to_noise", 0.0)));
          });
      PlateFocus.of(sharpness)
          .forEach(
              (name, judged) -> {
                FieldRow field = plate.get(name);
                if (field != null && judged.verdict() == PlateFocus.Verdict.OUT_OF_FOCUS) {
                  blurred.put(field, List.of(FLAG));
                }
              });
    }
    return blurred;
  }
}
