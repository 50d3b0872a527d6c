package org.readout.app.potential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.readout.acquisition.FieldRecord;
import org.readout.app.output.Json;
import org.readout.app.output.TextTable;
import org.readout.imaging.field.FieldMeter;

/**
 * What measuring fields prints: one JSON document, or a table for a person. Confined to one thread.
 */
public final class FieldDocument {
  private final List<Map<String, @Nullable Object>> fields = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> failed = new ArrayList<>();
  private final TextTable table =
      new TextTable("field", "nuclei", "cells", "in means", "cell mean", "SD", "flags");

  public void add(FieldPlace place, FieldRecord field) {
    Map<String, @Nullable Object> perCell = PerCell.of(field);
    long counted = field.cells().stream().filter(cell -> cell.excluded().isEmpty()).count();
    Map<String, @Nullable Object> document =
        Json.object(
            "image",
            place.name(),
            "plate",
            place.plate(),
            "well",
            place.well(),
            "field",
            place.field(),
            "width_px",
            field.widthPx(),
            "height_px",
            field.heightPx(),
            "um_per_px",
            field.umPerPx().isEmpty() ? null : field.umPerPx().getAsDouble(),
            "um_per_px_source",
            field.umPerPx().isEmpty() ? null : field.scaleSource(),
            "channels",
            field.channels(),
            "nuclei",
            field.nuclei(),
            "cells",
            field.cells().size(),
            "cells_in_means",
            counted,
            "extent",
            field.extent(),
            "background",
            background(field),
            "per_cell",
            perCell,
            "quality",
            field.quality(),
            "flags",
            field.flags(),
            "rejected",
            field.rejected().stream()
                .map(
                    one ->
                        Json.object(
                            "x_px",
                            one.xPx(),
                            "y_px",
                            one.yPx(),
                            "area_px",
                            one.areaPx(),
                            "reason",
                            one.reason()))
                .toList());
    fields.add(document);
    Map<?, ?> headline = headline(perCell);
    table.row(
        place.name(),
        field.nuclei(),
        field.cells().size(),
        counted,
        number(headline.get("mean")),
        number(headline.get("sd")),
        String.join(" ", field.flags()));
  }

  /** One field could not be measured. */
  public void addFailed(String name, String error, String remedy) {
    failed.add(Json.object("image", name, "error", error, "remedy", remedy));
  }

  /** The light where no cell is, in camera counts, by what the channel is for. */
  private static Map<String, @Nullable Object> background(FieldRecord field) {
    Map<String, @Nullable Object> background = new LinkedHashMap<>();
    for (ChannelRole role : ChannelRole.values()) {
      Double level = field.quality().get(role.word() + "_background");
      if (level != null) {
        background.put(role.word(), level);
      }
    }
    return background;
  }

  private static Map<?, ?> headline(Map<String, @Nullable Object> perCell) {
    Object of = perCell.getOrDefault("cell_mean", perCell.get("dna_mean"));
    return of instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String number(@Nullable Object value) {
    return value instanceof Number number
        ? String.format(Locale.ROOT, "%.1f", number.doubleValue())
        : "";
  }

  public int measured() {
    return fields.size();
  }

  public int failures() {
    return failed.size();
  }

  /** The document of {@code readout potential --json}. */
  public String json(Map<String, Object> parameters) {
    return Json.text(
        Json.object(
            "fields",
            fields,
            "failed",
            failed,
            "algorithm",
            FieldMeter.ALGORITHM,
            "version",
            FieldMeter.VERSION,
            "parameters",
            parameters));
  }

  public List<String> lines() {
    return table.lines();
  }
}
