package org.readout.app.image;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.readout.app.output.Json;
import org.readout.app.output.TextTable;
import org.readout.imaging.files.Channel;
import org.readout.imaging.files.Flag;
import org.readout.imaging.files.PixelPitch;
import org.readout.imaging.files.Samples;
import org.readout.imaging.files.StoredImage;
import org.readout.imaging.files.TrueDepth;

/** What image files hold: one JSON document, or a table for a person. Confined to one thread. */
public final class ImageDocument {
  /** Digits of a pixel size that a person reads. */
  private static final MathContext SHOWN = new MathContext(5);

  private final List<Map<String, @Nullable Object>> files = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> failed = new ArrayList<>();
  private final List<String> flags = new ArrayList<>();
  private final TextTable table =
      new TextTable(
          "file",
          "format",
          "pixels",
          "samples",
          "C × Z × T",
          "channels",
          "µm/px",
          "clipped",
          "flags");

  /**
   * @param name the file as the person named it
   * @param first samples of its first plane
   */
  public void add(String name, StoredImage image, Samples first) {
    TrueDepth depth = first.trueDepth();
    Map<String, @Nullable Object> file =
        Json.object(
            "file",
            name,
            "format",
            image.format(),
            "width_px",
            image.widthPx(),
            "height_px",
            image.heightPx(),
            "bits",
            image.bits(),
            "type",
            image.type().word(),
            "planes",
            image.planes(),
            "z",
            image.sizeZ(),
            "channels",
            image.channels().stream().map(ImageDocument::channel).toList(),
            "t",
            image.sizeT(),
            "pixel_size_um",
            image.pixelSize().map(ImageDocument::pitch).orElse(null),
            "pixels_sha256",
            first.sha256());
    file.putAll(depth(depth));
    file.put(
        "significant_bits",
        image.significantBits().isPresent() ? image.significantBits().getAsInt() : null);
    file.put("lossy", image.lossy());
    file.put("flags", image.flags());
    files.add(file);
    flags.addAll(image.flags());
    row(name, image, depth);
  }

  /** One file could not be read. */
  public void addFailed(String name, String error, String remedy) {
    failed.add(Json.object("file", name, "error", error, "remedy", remedy));
  }

  public int read() {
    return files.size();
  }

  public int failures() {
    return failed.size();
  }

  /** The document of {@code readout image --json}. */
  public String json() {
    return Json.text(Json.object("files", files, "failed", failed));
  }

  /** The table, and what the flags in it mean; none where no file could be read. */
  public List<String> lines() {
    if (files.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>(table.lines());
    for (String flag : new TreeSet<>(flags)) {
      lines.add("%s: %s".formatted(flag, Flag.valueOf(flag).meaning()));
    }
    return lines;
  }

  private static Map<String, @Nullable Object> channel(Channel channel) {
    return Json.object(
        "name",
        channel.name(),
        "exposure_ms",
        orNull(channel.exposureMs()),
        "excitation_nm",
        orNull(channel.excitationNm()),
        "emission_nm",
        orNull(channel.emissionNm()));
  }

  private static Map<String, @Nullable Object> pitch(PixelPitch pitch) {
    return Json.object(
        "x", pitch.xUm(), "y", pitch.yUm(), "z", orNull(pitch.zUm()), "source", pitch.source());
  }

  private static Map<String, @Nullable Object> depth(TrueDepth depth) {
    return Json.object(
        "true_bits",
        depth.bits(),
        "offset",
        depth.offset(),
        "step",
        depth.step(),
        "ceiling",
        finite(depth.ceiling()),
        "fraction_at_ceiling",
        depth.fractionAtCeiling(),
        "lowest",
        finite(depth.lowest()),
        "highest",
        finite(depth.highest()),
        "depth_reason",
        depth.reason());
  }

  private static @Nullable Double orNull(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }

  /** JSON has no infinity and no NaN: there is no ceiling, or not a single number in the plane. */
  private static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }

  private void row(String name, StoredImage image, TrueDepth depth) {
    String samples = image.type().word();
    if (depth.bits() < image.bits()) {
      samples += ", %d bits used".formatted(depth.bits());
    }
    if (depth.offset() != 0) {
      samples += ", +%.0f".formatted(depth.offset());
    }
    table.row(
        name,
        image.format(),
        image.widthPx() + " × " + image.heightPx(),
        samples,
        "%d × %d × %d".formatted(image.sizeC(), image.sizeZ(), image.sizeT()),
        image.channels().stream()
            .map(Channel::name)
            .filter(channel -> !channel.isEmpty())
            .collect(Collectors.joining(", ")),
        image.pixelSize().map(ImageDocument::shown).orElse("unknown"),
        clipped(depth),
        String.join(" ", image.flags()));
  }

  private static String shown(PixelPitch pitch) {
    String x = plain(pitch.xUm());
    String y = plain(pitch.yUm());
    return x.equals(y) ? x : x + " × " + y;
  }

  private static String plain(double um) {
    return new BigDecimal(um).round(SHOWN).stripTrailingZeros().toPlainString();
  }

  private static String clipped(TrueDepth depth) {
    double percent = 100 * depth.fractionAtCeiling();
    if (percent == 0) {
      return "none";
    }
    return percent < 0.01 ? "< 0.01 %" : String.format(Locale.ROOT, "%.2f %%", percent);
  }
}
