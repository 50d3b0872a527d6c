package org.readout.app.count;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.Calibration;
import org.readout.imaging.colonies.Candidate;
import org.readout.imaging.colonies.CountedImage;
import org.readout.imaging.colonies.CountedRegion;

/** The table of {@code --objects}: a row for each candidate, counted or not. Confined to one thread. */
public final class ObjectsCsv {
  private static final String[] COLUMNS = {
    "image",
    "region",
    "id",
    "x_px",
    "y_px",
    "area_px",
    "diameter_px",
    "diameter_um",
    "circularity",
    "mean_intensity",
    "status",
    "reason"
  };

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CSVPrinter printer;

  public ObjectsCsv() {
    try {
      printer =
          new CSVPrinter(
              new OutputStreamWriter(bytes, StandardCharsets.UTF_8),
              CSVFormat.RFC4180.builder().setRecordSeparator('\n').setHeader(COLUMNS).get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param name the image as the person named it
   */
  public void add(String name, CountedImage image) {
    for (CountedRegion region : image.regions()) {
      for (Candidate candidate : region.candidates()) {
        row(name, region.name(), candidate, image.calibration());
      }
    }
  }

  private void row(
      String name, String region, Candidate candidate, @Nullable Calibration calibration) {
    try {
      printer.printRecord(
          name,
          region,
          candidate.id(),
          number(candidate.xPx(), 2),
          number(candidate.yPx(), 2),
          number(candidate.areaPx(), 1),
          number(candidate.diameterPx(), 2),
          calibration == null
              ? ""
              : number(candidate.diameterPx() * calibration.umPerPx(), 1),
          number(candidate.circularity(), 3),
          number(candidate.meanIntensity(), 2),
          candidate.accepted() ? "accepted" : "rejected",
          candidate.reason() == null ? "" : candidate.reason().sentence());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** The whole table, UTF-8. */
  public byte[] bytes() {
    try {
      printer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
