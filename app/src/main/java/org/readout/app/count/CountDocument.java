package org.readout.app.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.readout.acquisition.CountRecord;
import org.readout.app.output.Json;
import org.readout.app.output.TextTable;
import org.readout.imaging.colonies.ColonyCounter;
import org.readout.imaging.colonies.CountSettings;

/** What a count prints: one JSON document, or a table for a person. Confined to one thread. */
public final class CountDocument {
  private final List<Map<String, @Nullable Object>> images = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> failed = new ArrayList<>();
  private final TextTable table =
      new TextTable("image", "region", "count", "rejected", "area %", "flags");

  /**
   * @param name the image as the person named it
   */
  public void add(String name, CountRecord image) {
    images.add(
        Json.object(
            "image",
            name,
            "width_px",
            image.widthPx(),
            "height_px",
            image.heightPx(),
            "um_per_px",
            image.umPerPx().isEmpty() ? null : image.umPerPx().getAsDouble(),
            "um_per_px_source",
            image.umPerPx().isEmpty() ? null : image.scaleSource(),
            "regions",
            image.regions().stream().map(CountDocument::region).toList()));
    for (CountRecord.Region region : image.regions()) {
      table.row(
          name,
          region.name(),
          region.tooNumerous() ? "too many" : region.count(),
          region.rejected(),
          String.format(Locale.ROOT, "%.1f", 100 * region.areaFraction()),
          String.join(" ", region.flags()));
    }
  }

  /** One image could not be counted. */
  public void addFailed(String name, String error, String remedy) {
    failed.add(Json.object("image", name, "error", error, "remedy", remedy));
  }

  private static Map<String, @Nullable Object> region(CountRecord.Region region) {
    return Json.object(
        "region",
        region.name(),
        "kind",
        region.kind().word(),
        "count",
        region.count(),
        "too_numerous",
        region.tooNumerous(),
        "area_fraction",
        Math.round(region.areaFraction() * 1e6) / 1e6,
        "rejected",
        region.rejected(),
        "flags",
        region.flags());
  }

  public int counted() {
    return images.size();
  }

  public int failures() {
    return failed.size();
  }

  /** The document of {@code readout count --json}. */
  public String json(CountSettings settings) {
    return Json.text(
        Json.object(
            "images",
            images,
            "failed",
            failed,
            "algorithm",
            ColonyCounter.ALGORITHM,
            "version",
            ColonyCounter.VERSION,
            "parameters",
            settings.parameters()));
  }

  public List<String> lines() {
    return table.lines();
  }
}
