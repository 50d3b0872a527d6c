package org.readout.app.count;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.readout.acquisition.CountRecord;

/**
 * The table of {@code --objects}: a row for each candidate, counted or not. Confined to one thread.
 */
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
  public void add(String name, CountRecord image) {
    for (CountRecord.Region region : image.regions()) {
      for (CountRecord.Candidate candidate : region.objects()) {
        row(name, region.name(), candidate);
      }
    }
  }

  private void row(String name, String region, CountRecord.Candidate candidate) {
    try {
      printer.printRecord(
          name,
          region,
          candidate.id(),
          number(candidate.xPx(), 2),
          number(candidate.yPx(), 2),
          number(candidate.areaPx(), 1),
          number(candidate.diameterPx(), 2),
          candidate.diameterUm().isPresent() ? number(candidate.diameterUm().getAsDouble(), 1) : "",
          number(candidate.circularity(), 3),
          number(candidate.meanIntensity(), 4),
          candidate.accepted() ? "accepted" : "rejected",
          candidate.reason().orElse(""));
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
