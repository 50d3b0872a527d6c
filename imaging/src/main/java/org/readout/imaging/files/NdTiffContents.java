package org.readout.imaging.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readout.imaging.ImageException;

/**
 * The planes of one position of an NDTiff recording. Channels, sections and moments are its axes of
 * those names; of all others (positions, rows, columns) the first place is the image.
 */
final class NdTiffContents implements Contents {
  /** Stands in the header of every TIFF of such a recording, behind the place of its first page. */
  private static final int MAGIC = 483729;

  private static final String CHANNEL = "channel";
  private static final String SECTION = "z";
  private static final String MOMENT = "time";
  private static final Pattern PIXEL_SIZE =
      Pattern.compile("\"PixelSize_um\"\\s*:\\s*([-0-9.eE]+)");

  /** The summary is a text of some kilobytes. */
  private static final int MOST_SUMMARY_BYTES = 1 << 24;

  private final Path index;
  private final Map<String, NdTiffIndex.Entry> entries;
  private final List<String> channels;
  private final List<String> sections;
  private final List<String> moments;
  private final NdTiffIndex.Entry first;
  private final Description description;

  private NdTiffContents(Path index, List<NdTiffIndex.Entry> all) throws ImageException {
    this.index = index;
    this.first = all.get(0);
    List<NdTiffIndex.Entry> here = all.stream().filter(this::isAtFirstPosition).toList();
    this.channels = values(here, CHANNEL);
    this.sections = sorted(values(here, SECTION));
    this.moments = sorted(values(here, MOMENT));
    this.entries = new HashMap<>();
    here.forEach(entry -> entries.put(key(entry), entry));
    this.description = describe(all.size(), here.size());
  }

  /**
   * @param file an index, or a TIFF of a recording whose index lies beside it
   */
  static NdTiffContents open(FileBytes file) throws ImageException {
    Path index = file.path().resolveSibling(NdTiffIndex.NAME);
    List<NdTiffIndex.Entry> all;
    if (NdTiffIndex.begins(file.beginning(8))) {
      index = file.path();
      all = NdTiffIndex.read(file);
    } else {
      FileBytes beside = FileBytes.open(index);
      try (beside) {
        all = NdTiffIndex.read(beside);
      } catch (IOException e) {
        throw FileBytes.unreadable(NdTiffIndex.NAME, e);
      }
    }
    NdTiffContents contents = new NdTiffContents(index, all);
    contents.requirePlanes();
    return contents;
  }

  /** Whether this is a TIFF of a recording, with the index beside it. */
  static boolean belongs(FileBytes file) throws ImageException {
    return file.length() > 12
        && file.read(8, 4, ByteOrder.LITTLE_ENDIAN, "its header").getInt() == MAGIC
        && Files.isRegularFile(file.path().resolveSibling(NdTiffIndex.NAME));
  }

  private boolean isAtFirstPosition(NdTiffIndex.Entry entry) {
    return without(entry.axes()).equals(without(first.axes())) && entry.fits(first);
  }

  private static Map<String, String> without(Map<String, String> axes) {
    Map<String, String> others = new HashMap<>(axes);
    others.keySet().removeAll(List.of(CHANNEL, SECTION, MOMENT));
    return others;
  }

  private static List<String> values(List<NdTiffIndex.Entry> entries, String axis) {
    Set<String> values = new LinkedHashSet<>();
    entries.forEach(entry -> values.add(entry.axes().getOrDefault(axis, "")));
    return List.copyOf(values);
  }

  private static List<String> sorted(List<String> values) {
    return values.stream()
        .sorted(Comparator.comparingDouble(value -> Xml.number(value).orElse(0)))
        .toList();
  }

  private static String key(NdTiffIndex.Entry entry) {
    return key(
        entry.axes().getOrDefault(CHANNEL, ""),
        entry.axes().getOrDefault(SECTION, ""),
        entry.axes().getOrDefault(MOMENT, ""));
  }

  private static String key(String channel, String section, String moment) {
    return channel + '\n' + section + '\n' + moment;
  }

  private Description describe(int planes, int here) throws ImageException {
    List<Flag> flags = new ArrayList<>();
    if (here < planes) {
      flags.add(Flag.MORE_IMAGES);
    }
    if (here < channels.size() * sections.size() * moments.size()) {
      flags.add(Flag.PLANES_MISSING);
    }
    boolean colour = first.perPixel() == 3;
    List<String> names = new ArrayList<>();
    for (String channel : channels) {
      names.addAll(colour ? List.of("red", "green", "blue") : List.of(word(channel)));
    }
    return new Description(
        "NDTiff",
        first.width(),
        first.height(),
        first.bits() > 8 ? SampleType.UINT16 : SampleType.UINT8,
        8 * first.sampleBytes(),
        names.size(),
        sections.size(),
        moments.size(),
        planes,
        names.stream().map(Channel::named).toList(),
        pixelSize(),
        OptionalInt.of(first.bits()),
        false,
        flags);
  }

  /** A channel that is only numbered has no name. */
  private static String word(String channel) {
    return Xml.number(channel).isPresent() ? "" : channel;
  }

  /** The summary stands in every file of the recording, behind its header. */
  private Optional<PixelPitch> pixelSize() throws ImageException {
    FileBytes file = FileBytes.open(beside(first.file()));
    try (file) {
      ByteBuffer header = file.read(0, 28, ByteOrder.LITTLE_ENDIAN, "its header");
      int length = header.getInt(24);
      if (header.getInt(8) != MAGIC || length < 0 || length > MOST_SUMMARY_BYTES) {
        return Optional.empty();
      }
      String summary = new String(file.read(28, length, "its summary"), StandardCharsets.UTF_8);
      Matcher matcher = PIXEL_SIZE.matcher(summary);
      double um = matcher.find() ? Xml.number(matcher.group(1)).orElse(0) : 0;
      return PixelPitch.stated(um, um, Double.NaN, "Micro-Manager PixelSize_um");
    } catch (IOException e) {
      throw FileBytes.unreadable(file.name(), e);
    }
  }

  private Path beside(String name) throws ImageException {
    return OmeLayout.beside(index, name)
        .orElseThrow(
            () ->
                new ImageException.Damaged(
                    NdTiffIndex.NAME, "names '%s', which is no file beside it".formatted(name)));
  }

  /** Every plane of this position lies inside its file. */
  private void requirePlanes() throws ImageException {
    Map<String, Long> ends = new HashMap<>();
    for (NdTiffIndex.Entry entry : entries.values()) {
      ends.merge(entry.file(), entry.at() + bytes(), Math::max);
    }
    for (Map.Entry<String, Long> end : ends.entrySet()) {
      FileBytes file = FileBytes.open(beside(end.getKey()));
      try (file) {
        file.require(0, end.getValue(), "the last of its planes");
      } catch (IOException e) {
        throw FileBytes.unreadable(file.name(), e);
      }
    }
  }

  private long bytes() {
    return (long) first.width() * first.height() * first.perPixel() * first.sampleBytes();
  }

  @Override
  public Description description() {
    return description;
  }

  @Override
  public Samples read(int c, int z, int t) throws ImageException {
    NdTiffIndex.Entry entry =
        entries.get(key(channels.get(c / first.perPixel()), sections.get(z), moments.get(t)));
    if (entry == null) {
      throw new ImageException.MissingPlane(NdTiffIndex.NAME, c, z, t);
    }
    FileBytes file = FileBytes.open(beside(entry.file()));
    try (file) {
      return Samples.of(
          description.type(),
          first.width(),
          first.height(),
          first.perPixel(),
          false,
          c % first.perPixel(),
          file.read(entry.at(), bytes(), "the pixels of a plane"));
    } catch (IOException e) {
      throw FileBytes.unreadable(file.name(), e);
    }
  }

  @Override
  public void close() {
    // Files are opened for a plane and closed again: a recording may have hundreds.
  }
}
