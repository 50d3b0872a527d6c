package org.readout.app.potential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.readout.app.output.Json;
import org.readout.app.output.TextTable;
import org.readout.imaging.potential.Estimate;
import org.readout.imaging.potential.Refusal;
import org.readout.imaging.potential.lapse.Bleaching;
import org.readout.imaging.potential.lapse.CellCourse;
import org.readout.imaging.potential.lapse.TimeLapse;

/** What time lapses print: one JSON document, a table, and a table of courses. One thread. */
public final class LapseDocument {
  private static final String HEADER = "image,cell,frame,seconds,f,f_over_f0,f0,reason\n";

  private final List<Map<String, @Nullable Object>> lapses = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> failed = new ArrayList<>();
  private final StringBuilder courses = new StringBuilder(HEADER);
  private final List<String> notes = new ArrayList<>();
  private final TextTable table =
      new TextTable("time lapse", "frames", "cells", "last F/F0", "after FCCP", "bleaching 1/min");

  public void add(String name, TimeLapse lapse) {
    Map<Integer, List<CellCourse.Point>> byFrame = byFrame(lapse);
    Bleaching bleaching = lapse.bleaching();
    Optional<Refusal> refused = lapse.millivoltsRefusedBecause();
    List<Map<String, @Nullable Object>> course = new ArrayList<>();
    byFrame.forEach((frame, points) -> course.add(frame(frame, points)));
    lapses.add(
        Json.object(
            "image",
            name,
            "frames",
            lapse.frames(),
            "cells",
            lapse.courses().size(),
            "baseline_loss",
            lapse.baselineLoss(),
            "bleaching_per_s",
            bleaching == null ? null : bleaching.ratePerSecond(),
            "rise_after_fccp",
            lapse.riseAfterFccp(),
            "millivolts_refused",
            refused
                .map(why -> Json.object("reason", why.reason(), "remedy", why.remedy()))
                .orElse(null),
            "course",
            course));
    refused.ifPresent(
        why -> notes.add("%s: no millivolts: %s. %s".formatted(name, why.reason(), why.remedy())));
    lapse.courses().stream()
        .flatMap(one -> one.baseline().refusal().stream())
        .distinct()
        .forEach(
            why -> notes.add("%s: no F/F0: %s. %s".formatted(name, why.reason(), why.remedy())));
    Double rise = lapse.riseAfterFccp();
    table.row(
        name,
        lapse.frames(),
        lapse.courses().size(),
        course.isEmpty() ? "" : text(course.get(course.size() - 1).get("median_f_over_f0")),
        rise == null ? "" : String.format(Locale.ROOT, "%+.0f %%", 100 * rise),
        bleaching == null
            ? ""
            : String.format(Locale.ROOT, "%.4f", 60 * bleaching.ratePerSecond()));
    rows(name, lapse);
  }

  /** One could not be measured. */
  public void addFailed(String name, String error, String remedy) {
    failed.add(Json.object("image", name, "error", error, "remedy", remedy));
  }

  private static Map<Integer, List<CellCourse.Point>> byFrame(TimeLapse lapse) {
    Map<Integer, List<CellCourse.Point>> byFrame = new TreeMap<>();
    for (CellCourse one : lapse.courses()) {
      for (CellCourse.Point point : one.points()) {
        byFrame.computeIfAbsent(point.frame(), frame -> new ArrayList<>()).add(point);
      }
    }
    return byFrame;
  }

  private static Map<String, @Nullable Object> frame(int frame, List<CellCourse.Point> points) {
    double[] relative =
        points.stream()
            .flatMap(point -> point.relative().value().stream().boxed())
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    int n = relative.length;
    return Json.object(
        "frame",
        frame,
        "seconds",
        points.get(0).seconds(),
        "cells",
        n,
        "median_f_over_f0",
        n == 0 ? null : (relative[(n - 1) / 2] + relative[n / 2]) / 2,
        "mean_f_over_f0",
        n == 0 ? null : Arrays.stream(relative).sum() / n);
  }

  private void rows(String name, TimeLapse lapse) {
    String image = '"' + name.replace("\"", "\"\"") + '"';
    for (CellCourse one : lapse.courses()) {
      for (CellCourse.Point point : one.points()) {
        courses.append(image).append(',').append(one.track()).append(',').append(point.frame());
        courses
            .append(',')
            .append(point.seconds())
            .append(',')
            .append(number(point.fluorescence()));
        courses.append(',').append(number(point.relative())).append(',');
        courses.append(number(one.baseline())).append(',');
        courses.append(point.relative().refusal().map(Refusal::code).orElse("")).append('\n');
      }
    }
  }

  private static String number(Estimate estimate) {
    return estimate.value().isPresent() ? String.valueOf(estimate.value().getAsDouble()) : "";
  }

  private static String text(@Nullable Object value) {
    return value instanceof Number number
        ? String.format(Locale.ROOT, "%.2f", number.doubleValue())
        : "not given";
  }

  public int measured() {
    return lapses.size();
  }

  public int failures() {
    return failed.size();
  }

  public String json(Map<String, Object> parameters) {
    return Json.text(
        Json.object("time_lapses", lapses, "failed", failed, "parameters", parameters));
  }

  public List<String> lines() {
    List<String> lines = new ArrayList<>(table.lines());
    notes.forEach(note -> lines.add("note: " + note));
    return lines;
  }

  /** A row a cell and frame, as CSV. */
  public String courses() {
    return courses.toString();
  }
}
