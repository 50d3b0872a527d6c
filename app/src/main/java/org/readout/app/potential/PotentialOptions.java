package org.readout.app.potential;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.readout.analysis.potential.LoadingMode;
import org.readout.analysis.potential.Probe;
import org.readout.imaging.potential.BleedThrough;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of {@code readout potential} that say what is looked at, and how it is measured. */
public final class PotentialOptions {
  private static final double LEAST_NUCLEUS_PX = 3;

  @Option(
      names = "--nuclei",
      arity = "1..*",
      paramLabel = "FILE|CH",
      description =
          "The nuclear stain: a file a field, or a channel of the fields by name or number. Alone,"
              + " it counts nuclei.")
  private List<String> nuclei = List.of();

  @Option(
      names = "--signal",
      arity = "1..*",
      paramLabel = "FILE|CH",
      description = "The probe: TMRM, TMRE, rhodamine 123, CMXRos, or the red of JC-1.")
  private List<String> signal = List.of();

  @Option(
      names = "--mass",
      arity = "1..*",
      paramLabel = "FILE|CH",
      description = "A stain of mitochondrial mass that does not follow the potential.")
  private List<String> mass = List.of();

  @Option(
      names = "--green",
      arity = "1..*",
      paramLabel = "FILE|CH",
      description = "The green of JC-1.")
  private List<String> green = List.of();

  @Option(
      names = "--cytosol",
      arity = "1..*",
      paramLabel = "FILE|CH",
      description =
          "A stain of the whole cell, to find its border on. Without it and without --mass or"
              + " --green, rings around the nuclei stand for cells.")
  private List<String> cytosol = List.of();

  @Option(
      names = "--um-per-px",
      paramLabel = "N",
      description = "Micrometres a pixel, where the files do not say it.")
  private @Nullable Double umPerPx;

  @Option(
      names = "--nucleus-diameter",
      paramLabel = "PX",
      description = "Typical nuclear diameter in pixels; by default it is found from each image.")
  private @Nullable Double nucleusDiameterPx;

  @Option(
      names = "--dark",
      paramLabel = "FILE|COUNTS",
      description = "What the camera counts without light: an image, or one number for all pixels.")
  private @Nullable String dark;

  @Option(
      names = "--flat",
      paramLabel = "FILE|fields",
      description =
          "An evenly bright image in the signal's light, or 'fields': found in the fields"
              + " themselves, of which there must be 20 or more.")
  private @Nullable String flat;

  @Option(
      names = "--keep-border-cells",
      description = "Let cells that the image's border cuts count in means.")
  private boolean keepBorderCells;

  @Option(
      names = "--bleed",
      paramLabel = "K",
      description =
          "JC-1: green light in the red channel, as a part of the green one's, from a single stain.")
  private @Nullable Double bleed;

  @Option(
      names = "--probe",
      paramLabel = "PROBE",
      converter = ProbeName.class,
      description =
          "Asked once of a study: TMRM, TMRE, Rh123, JC-1 or CMXRos. Nothing is converted to"
              + " millivolts that the probe cannot carry.")
  private @Nullable Probe probe;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      converter = ModeName.class,
      description =
          "Asked once of a study: non-quench (5 to 30 nM, left in the bath), quench, or unknown.")
  private @Nullable LoadingMode mode;

  /** What each channel option was given; one that was not given is not there. */
  public Map<ChannelRole, List<String>> channels() {
    Map<ChannelRole, List<String>> channels = new EnumMap<>(ChannelRole.class);
    put(channels, ChannelRole.NUCLEI, nuclei);
    put(channels, ChannelRole.SIGNAL, signal);
    put(channels, ChannelRole.MASS, mass);
    put(channels, ChannelRole.GREEN, green);
    put(channels, ChannelRole.CYTOSOL, cytosol);
    return channels;
  }

  private static void put(
      Map<ChannelRole, List<String>> channels, ChannelRole role, List<String> given) {
    if (!given.isEmpty()) {
      channels.put(role, given);
    }
  }

  public @Nullable Double umPerPx() {
    requireAbove("--um-per-px", umPerPx, 0);
    return umPerPx;
  }

  public @Nullable Double nucleusDiameterPx() {
    requireAbove("--nucleus-diameter", nucleusDiameterPx, LEAST_NUCLEUS_PX);
    return nucleusDiameterPx;
  }

  public @Nullable String dark() {
    return dark;
  }

  public @Nullable String flat() {
    return flat;
  }

  public boolean keepBorderCells() {
    return keepBorderCells;
  }

  /** Null where it is not known. */
  public @Nullable BleedThrough bleed() {
    if (bleed != null && !(bleed >= 0 && bleed < 1)) {
      throw new PotentialRun.Unclear("--bleed: '" + bleed + "' is no part from 0 to 1");
    }
    return bleed == null ? null : BleedThrough.known(bleed);
  }

  public @Nullable Probe probe() {
    return probe;
  }

  public @Nullable LoadingMode mode() {
    return mode;
  }

  private static void requireAbove(String option, @Nullable Double given, double least) {
    if (given != null && !(given > least && Double.isFinite(given))) {
      throw new PotentialRun.Unclear(option + ": '" + given + "' is not above " + least);
    }
  }

  /** Files are measured in counts whatever the probe; what it means is a question of a study. */
  void refuseStudyOptions() {
    if (probe != null || mode != null) {
      throw new PotentialRun.Unclear(
          "--probe and --mode are kept in a study: give a study, or leave them out");
    }
  }

  static final class ProbeName implements ITypeConverter<Probe> {
    @Override
    public Probe convert(String text) {
      return Probe.parse(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + text + "' is no probe: TMRM, TMRE, Rh123, JC-1 or CMXRos"));
    }
  }

  static final class ModeName implements ITypeConverter<LoadingMode> {
    @Override
    public LoadingMode convert(String text) {
      return LoadingMode.parse(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + text + "' is no loading mode: non-quench, quench or unknown"));
    }
  }
}
