package org.readout.app.count;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.readout.acquisition.Sha256;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;
import org.readout.imaging.Outline;
import org.readout.imaging.colonies.ColonyAssay;
import org.readout.imaging.colonies.CountSettings;
import org.readout.imaging.colonies.Polarity;
import org.readout.imaging.colonies.RegionOfInterest;
import org.readout.imaging.colonies.SizeLimit;
import org.readout.imaging.vessels.Vessel;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The options that change what is counted; the same on images and on a study. */
public final class CountOptions {
  private static final Pattern POINT =
      Pattern.compile("(\\d{1,7}(?:\\.\\d+)?),(\\d{1,7}(?:\\.\\d+)?)");

  @Option(
      names = "--vessel",
      paramLabel = "VESSEL",
      defaultValue = "auto",
      converter = VesselName.class,
      description =
          "auto, dish, 6, 12, 24, 96 (wells of the plate), flask or field (default: auto).")
  private Vessel vessel = Vessel.AUTO;

  @Option(
      names = "--assay",
      paramLabel = "ASSAY",
      defaultValue = "clonogenic",
      converter = AssayName.class,
      description = "clonogenic, soft-agar, cfu or plaque (default: clonogenic).")
  private ColonyAssay assay = ColonyAssay.CLONOGENIC;

  @Option(
      names = "--um-per-px",
      paramLabel = "N",
      description = "Micrometres a pixel; without it, results are in pixels.")
  private @Nullable Double umPerPx;

  @Option(
      names = "--min-diameter",
      paramLabel = "SIZE",
      converter = SizeText.class,
      description = "Smallest colony that counts, for example 60um or 12px.")
  private @Nullable SizeLimit minDiameter;

  @Option(
      names = "--polarity",
      paramLabel = "POLARITY",
      defaultValue = "auto",
      description = "auto, dark (colonies darker than the ground) or light (default: auto).")
  private Polarity polarity = Polarity.AUTO;

  @Option(
      names = "--roi",
      paramLabel = "MASK.png|POLYGON",
      description =
          "Count inside only: white pixels of a mask, or a polygon \"x,y x,y x,y …\" in pixels.")
  private @Nullable String roi;

  /**
   * What the options ask for.
   *
   * @param line for the error of an option that cannot be
   * @throws ImageException if the mask of {@code --roi} cannot be read
   */
  public CountSettings settings(CommandLine line) throws ImageException {
    try {
      return settings();
    } catch (TypeConversionException e) {
      throw new ParameterException(line, e.getMessage(), e);
    }
  }

  private CountSettings settings() throws ImageException {
    if (umPerPx != null && !(umPerPx > 0 && Double.isFinite(umPerPx))) {
      throw new TypeConversionException("--um-per-px: '" + umPerPx + "' is not above zero");
    }
    return new CountSettings(
        vessel, assay, umPerPx, minDiameter, polarity, roi == null ? null : region(roi));
  }

  private static RegionOfInterest region(String text) throws ImageException {
    if (text.matches("[\\d\\s.,;]+")) {
      return polygon(text);
    }
    ImageFile mask = ImageFile.read(Path.of(text));
    return new RegionOfInterest.Mask(mask, Sha256.of(mask.bytes()));
  }

  private static RegionOfInterest polygon(String text) {
    List<Outline.Point> points = new ArrayList<>();
    for (String pair : text.strip().split("[\\s;]+", -1)) {
      Matcher xy = POINT.matcher(pair);
      if (!xy.matches()) {
        throw new TypeConversionException("--roi: '" + pair + "' is no point such as 120,340");
      }
      points.add(new Outline.Point(whole(xy.group(1)), whole(xy.group(2))));
    }
    if (points.size() < 3) {
      throw new TypeConversionException(
          "--roi: a polygon has at least three points: '" + text + "'");
    }
    return new RegionOfInterest.Polygon(points);
  }

  private static int whole(String number) {
    return (int) Math.round(Double.parseDouble(number));
  }

  static final class VesselName implements ITypeConverter<Vessel> {
    @Override
    public Vessel convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "auto" -> Vessel.AUTO;
        case "dish" -> Vessel.DISH;
        case "6" -> Vessel.WELLS_6;
        case "12" -> Vessel.WELLS_12;
        case "24" -> Vessel.WELLS_24;
        case "96" -> Vessel.WELLS_96;
        case "flask" -> Vessel.FLASK;
        case "field" -> Vessel.FIELD;
        default ->
            throw new TypeConversionException(
                "'" + text + "' is no vessel: auto, dish, 6, 12, 24, 96, flask or field");
      };
    }
  }

  static final class AssayName implements ITypeConverter<ColonyAssay> {
    @Override
    public ColonyAssay convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "clonogenic" -> ColonyAssay.CLONOGENIC;
        case "soft-agar" -> ColonyAssay.SOFT_AGAR;
        case "cfu" -> ColonyAssay.CFU;
        case "plaque" -> ColonyAssay.PLAQUE;
        default ->
            throw new TypeConversionException(
                "'" + text + "' is no assay: clonogenic, soft-agar, cfu or plaque");
      };
    }
  }

  static final class SizeText implements ITypeConverter<SizeLimit> {
    private static final Pattern SIZE =
        Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(um|µm|μm|mm|px)", Pattern.CASE_INSENSITIVE);

    @Override
    public SizeLimit convert(String text) {
      Matcher size = SIZE.matcher(text.strip());
      if (!size.matches()) {
        throw new TypeConversionException("'" + text + "' is no size such as 60um or 12px");
      }
      double number = Double.parseDouble(size.group(1));
      return switch (size.group(2).toLowerCase(Locale.ROOT)) {
        case "px" -> new SizeLimit.Pixels(number);
        case "mm" -> new SizeLimit.Micrometres(number * 1000);
        default -> new SizeLimit.Micrometres(number);
      };
    }
  }
}
