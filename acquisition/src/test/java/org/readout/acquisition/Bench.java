package org.readout.acquisition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What the tests of this module share: a clock that stands still, a person, small files. */
final class Bench {
  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T09:00:00Z"));
  static final Actor SOMEONE = new Actor("bench", "microscope-pc");

  private Bench() {}

  static Study newStudy(Path folder) throws StudyException {
    return Study.create(folder, "Colonies", CLOCK, SOMEONE);
  }

  static Study open(Path folder) throws StudyException {
    return Study.open(folder, CLOCK, SOMEONE);
  }

  static Path file(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another program's hand in the record. */
  static void tamper(Path study, String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + study.resolve("readout.db"));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    }
  }

  static JobKey job(String image, String parameters) {
    return new JobKey("count", List.of(image), "colonies", "1", parameters);
  }

  static CountRecord.Region region(String name, CountRecord.Kind kind, int count) {
    return new CountRecord.Region(
        name, kind, count, false, 0.25, 1, List.of("rim"), "0,0 9,0 9,9", List.of(accepted(1)));
  }

  static CountRecord.Candidate accepted(int id) {
    return new CountRecord.Candidate(
        id,
        1.5,
        2.25,
        30,
        6.1,
        OptionalDouble.of(12.2),
        0.9,
        101.7,
        true,
        Optional.empty(),
        "1,2 3,4");
  }

  static CountRecord count(CountRecord.Region... regions) {
    return new CountRecord(640, 480, OptionalDouble.of(2), "tag", List.of(regions));
  }

  static FieldRecord field(double mean) {
    return new FieldRecord(
        512,
        512,
        OptionalDouble.of(0.65),
        "OME PhysicalSizeX",
        "cell",
        2,
        new TreeMap<>(Map.of("nuclei", "Hoechst", "signal", "TMRM")),
        new TreeMap<>(Map.of("signal_background", 101.25)),
        List.of("BACKGROUND_DRIFT"),
        List.of(
            new FieldRecord.Cell(
                1,
                10.5,
                20.25,
                Optional.empty(),
                new TreeMap<>(Map.of("cell_mean", mean, "area_px", 812.0)),
                List.of(),
                "1,1 2,2",
                "0,0 3,3"),
            new FieldRecord.Cell(
                4,
                0.1 + 0.2,
                -0.0,
                Optional.of("saturated"),
                new TreeMap<>(),
                List.of("SATURATED"),
                "5,5",
                "")),
        List.of(new FieldRecord.Rejected(3, 4, 5.5, "too small: 5 px", "3,4 4,4")));
  }
}
