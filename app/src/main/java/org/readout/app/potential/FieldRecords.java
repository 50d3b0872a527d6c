package org.readout.app.potential;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.readout.acquisition.FieldRecord;
import org.readout.imaging.Calibration;
import org.readout.imaging.Outline;
import org.readout.imaging.cells.Extent;
import org.readout.imaging.cells.FoundCells;
import org.readout.imaging.cells.Nucleus;
import org.readout.imaging.field.Field;
import org.readout.imaging.field.FieldChannel;
import org.readout.imaging.field.FieldImages;
import org.readout.imaging.mitochondria.Mitochondria;
import org.readout.imaging.mitochondria.MitochondriaFlag;
import org.readout.imaging.mitochondria.MitochondrialNetwork;
import org.readout.imaging.potential.CellFlag;
import org.readout.imaging.potential.ChannelQuality;
import org.readout.imaging.potential.FieldFlag;
import org.readout.imaging.potential.MeasuredCell;
import org.readout.imaging.potential.MeasuredField;
import org.readout.imaging.potential.Refusal;

/**
 * Turns what imaging measured into what a study keeps, field by field; the two do not know each
 * other.
 */
final class FieldRecords {
  private static final String NUCLEUS_ALONE = "nucleus";

  /** The meter flags the same as RINGS and MASK_FROM_PROBE. */
  private static final Set<MitochondriaFlag> SAID_BY_THE_METER =
      Set.of(MitochondriaFlag.PERINUCLEAR_ONLY, MitochondriaFlag.MASK_DEPENDS_ON_POTENTIAL);

  private final Field field;
  private final FieldImages images;
  private final Map<ChannelRole, ChannelReader.Read> files;
  private final Map<Integer, MeasuredCell> stains = new HashMap<>();
  private final Map<Integer, MitochondrialNetwork> networks = new HashMap<>();
  private final Map<Integer, Nucleus> nuclei = new HashMap<>();

  private FieldRecords(Field field, FieldReader.ReadField read) {
    this.field = field;
    this.images = read.images();
    this.files = read.files();
    field.stain().cells().forEach(cell -> stains.put(cell.id(), cell));
    field.nuclei().nuclei().forEach(nucleus -> nuclei.put(nucleus.id(), nucleus));
    Mitochondria mitochondria = field.mitochondria();
    if (mitochondria != null) {
      mitochondria.networks().forEach(network -> networks.put(network.cellId(), network));
    }
  }

  static FieldRecord of(Field field, FieldReader.ReadField read) {
    return new FieldRecords(field, read).record();
  }

  private FieldRecord record() {
    Calibration calibration = field.calibration();
    return new FieldRecord(
        field.widthPx(),
        field.heightPx(),
        calibration == null ? OptionalDouble.empty() : OptionalDouble.of(calibration.umPerPx()),
        calibration == null ? "" : calibration.source(),
        extent(),
        field.nuclei().nuclei().size(),
        channels(),
        quality(),
        flags(),
        cells(),
        rejected());
  }

  private String extent() {
    FoundCells cells = field.cells();
    if (cells == null) {
      return NUCLEUS_ALONE;
    }
    return cells.extent() == Extent.CELL ? "cell" : "perinuclear ring";
  }

  private SortedMap<String, String> channels() {
    SortedMap<String, String> channels = new TreeMap<>();
    channels.put("nuclei", images.nuclei().image().name());
    put(channels, "signal", images.signal());
    put(channels, "mass", images.mass());
    put(channels, "green", images.green());
    put(channels, "cytosol", images.cytosol());
    return channels;
  }

  private static void put(
      SortedMap<String, String> channels, String role, @Nullable FieldChannel channel) {
    if (channel != null) {
      channels.put(role, channel.image().name());
    }
  }

  private SortedMap<String, Double> quality() {
    SortedMap<String, Double> quality = new TreeMap<>();
    quality.put("nucleus_diameter_px", field.nuclei().diameterPx());
    add(quality, "nuclei", field.stain().channels().get(0));
    files.forEach((role, file) -> addFile(quality, role.word(), file));
    MeasuredField probe = field.probe();
    if (probe == null) {
      return quality;
    }
    quality.put("mito_saturated_fraction", probe.saturatedMitochondria());
    quality.put("cells_at_border", (double) probe.atBorder());
    List<String> roles = new ArrayList<>(List.of("signal"));
    if (images.mass() != null) {
      roles.add("mass");
    }
    if (images.green() != null) {
      roles.add("green");
    }
    for (int i = 0; i < roles.size(); i++) {
      add(quality, roles.get(i), probe.channels().get(i));
    }
    return quality;
  }

  private static void addFile(
      SortedMap<String, Double> quality, String role, ChannelReader.Read file) {
    quality.put(role + "_true_bits", (double) file.depth().bits());
    quality.put(role + "_ceiling", file.depth().ceiling());
    file.exposureMs().ifPresent(exposure -> quality.put(role + "_exposure_ms", exposure));
  }

  private static void add(SortedMap<String, Double> quality, String role, ChannelQuality of) {
    quality.put(role + "_background", of.background().level());
    quality.put(role + "_background_noise_sd", of.background().noiseSd());
    quality.put(role + "_background_drift", of.background().driftCounts());
    quality.put(role + "_offset", of.offsetCounts());
    quality.put(role + "_focus_laplacian", of.focus().laplacianVariance());
    quality.put(role + "_focus_slope", of.focus().powerSlope());
    quality.put(role + "_saturated_fraction", of.saturatedFraction());
    quality.put(role + "_signal_to_noise", of.signalToNoise());
    quality.values().removeIf(value -> !Double.isFinite(value));
  }

  /** By name; of the probe's field where there is one, else of the stain's. */
  private List<String> flags() {
    Set<String> flags = new LinkedHashSet<>();
    files.values().forEach(file -> flags.addAll(file.flags()));
    MeasuredField probe = field.probe();
    MeasuredField judged = probe == null ? field.stain() : probe;
    judged.flags().stream()
        // Cells of nuclei alone have no mitochondria to be told apart.
        .filter(flag -> probe != null || flag != FieldFlag.NO_MITOCHONDRIA)
        .forEach(flag -> flags.add(flag.name()));
    if (field.cells() != null) {
      field.cells().flags().forEach(flag -> flags.add(flag.name()));
    }
    if (field.mitochondria() != null) {
      field.mitochondria().flags().stream()
          .filter(flag -> !SAID_BY_THE_METER.contains(flag))
          .forEach(flag -> flags.add(flag.name()));
    }
    return List.copyOf(flags);
  }

  private List<FieldRecord.Cell> cells() {
    MeasuredField probe = field.probe();
    List<FieldRecord.Cell> cells = new ArrayList<>();
    if (probe == null) {
      for (MeasuredCell stain : field.stain().cells()) {
        cells.add(cell(stain, null, Optional.empty(), ""));
      }
      return cells;
    }
    Map<Integer, Outline> outlines = new HashMap<>();
    if (field.cells() != null) {
      field.cells().cells().forEach(cell -> outlines.put(cell.id(), cell.outline()));
    }
    for (MeasuredCell cell : probe.cells()) {
      MeasuredCell stain = stains.get(cell.id());
      Outline outline = outlines.get(cell.id());
      if (stain != null) {
        cells.add(
            cell(
                stain,
                cell,
                cell.excludedBecause().or(probe::excludedBecause).map(Refusal::reason),
                outline == null ? "" : text(outline)));
      }
    }
    return cells;
  }

  private FieldRecord.Cell cell(
      MeasuredCell stain, @Nullable MeasuredCell probe, Optional<String> excluded, String outline) {
    Nucleus nucleus = nuclei.get(stain.id());
    return new FieldRecord.Cell(
        stain.id(),
        stain.xPx(),
        stain.yPx(),
        excluded,
        Measure.numbers(
            new Measure.Cell(stain, probe, networks.get(stain.id()), field.calibration())),
        (probe == null ? stain : probe)
            .flags().stream()
                .filter(flag -> probe != null || flag != CellFlag.NO_MITOCHONDRIA)
                .map(CellFlag::name)
                .toList(),
        nucleus == null ? "" : text(nucleus.outline()),
        outline);
  }

  private List<FieldRecord.Rejected> rejected() {
    List<FieldRecord.Rejected> rejected = new ArrayList<>();
    field
        .nuclei()
        .rejected()
        .forEach(
            one ->
                rejected.add(
                    new FieldRecord.Rejected(
                        one.xPx(), one.yPx(), one.areaPx(), one.reason(), text(one.outline()))));
    if (field.cells() != null) {
      field
          .cells()
          .rejected()
          .forEach(
              one ->
                  rejected.add(
                      new FieldRecord.Rejected(
                          one.xPx(), one.yPx(), one.areaPx(), one.reason(), text(one.outline()))));
    }
    return rejected;
  }

  private static String text(Outline outline) {
    return outline.points().stream()
        .map(point -> point.x() + "," + point.y())
        .collect(Collectors.joining(" "));
  }
}
