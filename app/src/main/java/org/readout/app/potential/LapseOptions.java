package org.readout.app.potential;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.potential.lapse.LapseTimes;
import picocli.CommandLine.Option;

/** The options of a time lapse: fields with several moments, each cell relative to itself. */
public final class LapseOptions {
  @Option(
      names = "--drug-at",
      paramLabel = "SECONDS",
      description =
          "The fields are time lapses, and the drug was added then: F/F0 per cell, F0 the median"
              + " before it.")
  private @Nullable Double drugAt;

  @Option(
      names = "--fccp-at",
      paramLabel = "SECONDS",
      description = "Time lapse: when FCCP was added.")
  private @Nullable Double fccpAt;

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      description = "Time lapse: from frame to frame.")
  private @Nullable Double interval;

  @Option(
      names = "--bleaching-from",
      paramLabel = "FILE",
      description =
          "Time lapse: a field that got nothing, recorded like the others; its fading is corrected"
              + " for.")
  private @Nullable Path bleachingFrom;

  @Option(
      names = "--courses",
      paramLabel = "FILE.csv",
      description = "Time lapse: write a row for each cell and frame.")
  private @Nullable Path courses;

  /** Whether the fields are time lapses. */
  public boolean wanted() {
    return drugAt != null;
  }

  /** Where to write the courses; null for nowhere. */
  public @Nullable Path courses() {
    return courses;
  }

  @Nullable Path bleachingFrom() {
    return bleachingFrom;
  }

  double intervalSeconds() {
    if (interval == null || !(interval > 0) || Double.isInfinite(interval)) {
      throw new PotentialRun.Unclear(
          "--interval SECONDS: a time lapse needs the time from frame to frame");
    }
    return interval;
  }

  LapseTimes times() {
    if (drugAt == null) {
      throw new IllegalStateException("not asked for");
    }
    if (fccpAt != null && fccpAt < drugAt) {
      throw new PotentialRun.Unclear("--fccp-at: FCCP comes after the drug");
    }
    return new LapseTimes(drugAt, fccpAt);
  }
}
