package org.readout.app.potential;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.Calibration;
import org.readout.imaging.ImageException;
import org.readout.imaging.Plane;
import org.readout.imaging.field.FieldChannel;
import org.readout.imaging.files.Channel;
import org.readout.imaging.files.Samples;
import org.readout.imaging.files.StoredImage;
import org.readout.imaging.files.TrueDepth;
import org.readout.imaging.potential.ChannelImage;
import org.readout.imaging.potential.Fidelity;

/** Reads one channel of a field out of its file, and says what its samples are. */
final class ChannelReader {
  /** All colours of a picture together: what is bright in any of them. */
  private static final int BRIGHTEST = -1;

  private static final int COLOURS = 3;

  private final ChannelRole role;
  private final ChannelSource source;
  private final StoredImage file;

  private ChannelReader(ChannelRole role, ChannelSource source, StoredImage file) {
    this.role = role;
    this.source = source;
    this.file = file;
  }

  /**
   * A channel with what its file says of the scale.
   *
   * @param calibration the file's own; null where it says none
   * @param exposureMs as the file says it; empty where it does not
   * @param flags what of the file was left aside
   */
  record Read(
      FieldChannel channel,
      TrueDepth depth,
      @Nullable Calibration calibration,
      OptionalDouble exposureMs,
      List<String> flags) {}

  static Read read(ChannelRole role, ChannelSource source, Corrections corrections)
      throws ImageException {
    try (StoredImage file = StoredImage.open(source.file())) {
      return new ChannelReader(role, source, file).read(corrections);
    }
  }

  private Read read(Corrections corrections) throws ImageException {
    int channel = channel();
    int page = page(channel);
    Samples samples = file.read(page > 0 ? 0 : Math.max(0, channel), page, moment());
    TrueDepth depth = samples.trueDepth();
    Plane plane = channel == BRIGHTEST ? brightest() : samples.toPlane();
    ChannelImage image =
        new ChannelImage(
            name(channel), plane, OptionalDouble.of(depth.ceiling()), fidelity(samples));
    return new Read(
        new FieldChannel(image, corrections.of(role, depth)),
        depth,
        calibration(),
        exposureMs(channel),
        leftAside(page));
  }

  /** A stack or a time lapse is measured in its first plane only: that must be said. */
  private List<String> leftAside(int page) {
    List<String> flags = new ArrayList<>();
    if (file.sizeZ() > 1 && page == 0) {
      flags.add("FIRST_SECTION_ONLY");
    }
    if (file.sizeT() > 1) {
      flags.add("ONE_MOMENT_ONLY");
    }
    return flags;
  }

  private int moment() throws ImageException {
    if (source.moment() >= file.sizeT()) {
      throw new ImageException.Refused(
          "%s: has %d moments, but moment %d is asked for"
              .formatted(source.name(), file.sizeT(), source.moment() + 1),
          "Give channels of one time lapse.");
    }
    return source.moment();
  }

  /** Pages that say nothing of themselves may be channels, where a number asks for one of them. */
  private int page(int channel) {
    return channel >= file.sizeC() ? channel : 0;
  }

  private int channel() throws ImageException {
    if (source.channel().isEmpty()) {
      return unnamed();
    }
    if (source.channel().matches("\\d{1,4}")) {
      int number = Integer.parseInt(source.channel());
      boolean pages = file.sizeC() == 1 && file.sizeT() == 1 && number <= file.sizeZ();
      if (number >= 1 && (number <= file.sizeC() || pages)) {
        return number - 1;
      }
      throw noSuch();
    }
    return named(source.channel().toLowerCase(Locale.ROOT));
  }

  private int unnamed() throws ImageException {
    if (file.sizeC() == 1) {
      return 0;
    }
    int[] usual =
        IntStream.range(0, file.sizeC())
            .filter(c -> role.usuallyCalled(file.channels().get(c).name()))
            .toArray();
    if (usual.length == 1) {
      return usual[0];
    }
    if (role == ChannelRole.NUCLEI && colours()) {
      return BRIGHTEST;
    }
    throw new ImageException.Refused(
        "%s: which of its channels is the %s? It has %s"
            .formatted(source.name(), role.word(), names()),
        "Say it: --%s CHANNEL, by name or by number from 1.".formatted(role.word()));
  }

  private int named(String wanted) throws ImageException {
    for (boolean whole : new boolean[] {true, false}) {
      int[] fitting =
          IntStream.range(0, file.sizeC())
              .filter(
                  c -> {
                    String name = file.channels().get(c).name().toLowerCase(Locale.ROOT);
                    return whole ? name.equals(wanted) : name.contains(wanted);
                  })
              .toArray();
      if (fitting.length == 1) {
        return fitting[0];
      }
    }
    throw noSuch();
  }

  private ImageException noSuch() {
    return new ImageException.Refused(
        "%s: has no channel '%s'; it has %s".formatted(source.name(), source.channel(), names()),
        "Name one of them, or its number from 1.");
  }

  private String names() {
    return IntStream.range(0, file.sizeC())
        .mapToObj(
            c -> {
              String name = file.channels().get(c).name();
              return (c + 1) + (name.isEmpty() ? "" : " " + name);
            })
        .collect(Collectors.joining(", "));
  }

  private String name(int channel) {
    if (channel == BRIGHTEST || channel >= file.sizeC()) {
      return role.word();
    }
    Channel stored = file.channels().get(channel);
    return stored.name().isEmpty() ? role.word() : stored.name();
  }

  private boolean colours() throws ImageException {
    return file.sizeC() >= COLOURS && file.read(0, 0, 0).perPixel() >= COLOURS;
  }

  private Plane brightest() throws ImageException {
    float[] brightest = file.read(0, 0, moment()).toPlane().samples().clone();
    for (int c = 1; c < COLOURS; c++) {
      float[] other = file.read(c, 0, moment()).toPlane().samples();
      for (int i = 0; i < brightest.length; i++) {
        brightest[i] = Math.max(brightest[i], other[i]);
      }
    }
    return Plane.of(file.widthPx(), file.heightPx(), brightest);
  }

  private Fidelity fidelity(Samples samples) {
    if (file.lossy()) {
      return Fidelity.LOSSY;
    }
    return samples.perPixel() >= COLOURS ? Fidelity.RGB : Fidelity.LINEAR;
  }

  private OptionalDouble exposureMs(int channel) {
    return channel >= 0 && channel < file.sizeC()
        ? file.channels().get(channel).exposureMs()
        : OptionalDouble.empty();
  }

  private @Nullable Calibration calibration() {
    return file.pixelSize()
        .map(pitch -> new Calibration((pitch.xUm() + pitch.yUm()) / 2, pitch.source()))
        .orElse(null);
  }
}
