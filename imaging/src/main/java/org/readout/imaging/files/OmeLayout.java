package org.readout.imaging.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.readout.imaging.ImageException;

/**
 * The planes of an OME-TIFF, in this file and in those beside it.
 *
 * @see <a href="https://docs.openmicroscopy.org/ome-model/6.3.1/ome-tiff/specification.html">The
 *     OME-TIFF format</a>
 */
final class OmeLayout {
  private static final String FORMAT = "OME-TIFF";
  private static final String SOURCE = "OME-XML PhysicalSizeX and PhysicalSizeY";

  /** The slowest three of {@code XYCZT}, which most programs write. */
  private static final String USUAL_ORDER = "CZT";

  /** More planes than any microscope has recorded into one image; this bounds the memory. */
  static final long MOST_PLANES = 1_000_000;

  private static final PlanePlace NOWHERE = new PlanePlace.Nowhere();

  private final TiffFile tiff;
  private final OmeXml.Image image;
  private final String uuid;
  private final int sizeC;
  private final int perPixel;
  private final PlanePlace[] places;
  private final List<Flag> flags = new ArrayList<>();

  private OmeLayout(TiffFile tiff, OmeXml.Image image, String uuid) throws ImageException {
    this.tiff = tiff;
    this.image = image;
    this.uuid = uuid;
    this.perPixel = tiff.pages().get(0).perPixel();
    this.sizeC = Math.max(1, image.sizeC() / perPixel);
    long planes = (long) sizeC * image.sizeZ() * image.sizeT();
    if (image.sizeZ() < 1 || image.sizeT() < 1 || planes > MOST_PLANES) {
      throw new ImageException.Damaged(
          tiff.file().name(),
          "its OME-XML says %d channels, %d sections and %d moments"
              .formatted(image.sizeC(), image.sizeZ(), image.sizeT()));
    }
    this.places = new PlanePlace[(int) planes];
    Arrays.fill(places, NOWHERE);
  }

  static boolean speaks(String description) {
    return description.startsWith("<") && description.contains("OME");
  }

  static TiffLayout of(TiffFile tiff, String description) throws ImageException {
    OmeXml xml;
    String uuid;
    try {
      xml = OmeXmlReader.read(description);
      uuid = xml.uuid();
      if (xml.images().isEmpty() && !xml.companion().isEmpty()) {
        Optional<String> companion = companion(tiff.file().path(), xml.companion());
        if (companion.isEmpty()) {
          return TiffLayout.plain(tiff, FORMAT, List.of(Flag.COMPANION_MISSING));
        }
        xml = OmeXmlReader.read(companion.get());
      }
    } catch (XMLStreamException e) {
      return TiffLayout.plain(tiff, FORMAT, List.of(Flag.METADATA_UNREADABLE));
    }
    if (xml.images().isEmpty()) {
      return TiffLayout.plain(tiff, FORMAT, List.of(Flag.METADATA_UNREADABLE));
    }
    OmeLayout layout = new OmeLayout(tiff, imageOf(xml, uuid, tiff.file().name()), uuid);
    if (xml.images().size() > 1) {
      layout.flags.add(Flag.MORE_IMAGES);
    }
    return layout.build();
  }

  /**
   * The text of a file in the same folder; empty if it is not there or its name leads elsewhere.
   */
  private static Optional<String> companion(Path file, String name) throws ImageException {
    Optional<Path> path = beside(file, name);
    if (path.isEmpty() || !Files.isRegularFile(path.get())) {
      return Optional.empty();
    }
    FileBytes bytes = FileBytes.open(path.get());
    try (bytes) {
      byte[] all = bytes.read(0, bytes.length(), "its text");
      return Optional.of(new String(all, StandardCharsets.UTF_8));
    } catch (java.io.IOException e) {
      throw FileBytes.unreadable(name, e);
    }
  }

  /** A file in the same folder; empty where the name is none but a path. */
  static Optional<Path> beside(Path file, String name) {
    boolean plain =
        !name.isEmpty()
            && !name.equals(".")
            && !name.equals("..")
            && name.indexOf('/') < 0
            && name.indexOf('\\') < 0
            && name.indexOf('\0') < 0
            && name.indexOf(':') < 0;
    return plain ? Optional.of(file.resolveSibling(name)) : Optional.empty();
  }

  /** The image to which this file belongs; the first where none names it. */
  private static OmeXml.Image imageOf(OmeXml xml, String uuid, String name) {
    return xml.images().stream()
        .filter(image -> image.blocks().stream().anyMatch(block -> isOwn(block, uuid, name)))
        .findFirst()
        .orElse(xml.images().get(0));
  }

  /** A file may have been given another name; its number stays. */
  private static boolean isOwn(OmeXml.Block block, String uuid, String name) {
    return (block.file().isEmpty() && block.uuid().isEmpty())
        || (!block.uuid().isEmpty() && block.uuid().equals(uuid))
        || block.file().equals(name);
  }

  private TiffLayout build() throws ImageException {
    for (OmeXml.Block block : image.blocks()) {
      fill(block);
    }
    if (image.blocks().isEmpty()) {
      fillInOrder();
    }
    List<PlanePlace> all = List.of(places);
    if (all.stream().allMatch(NOWHERE::equals)) {
      return TiffLayout.plain(tiff, FORMAT, List.of(Flag.METADATA_UNREADABLE));
    }
    if (all.contains(NOWHERE)) {
      flags.add(Flag.PLANES_MISSING);
    }
    return new TiffLayout(
        FORMAT,
        sizeC,
        image.sizeZ(),
        image.sizeT(),
        all,
        like(all),
        image.channels().stream().map(OmeXml.OmeChannel::channel).toList(),
        PixelPitch.stated(image.xUm(), image.yUm(), image.zUm(), SOURCE),
        image.significantBits(),
        flags);
  }

  private TiffPage like(List<PlanePlace> all) throws ImageException {
    TiffPage like = tiff.pages().get(0);
    for (PlanePlace place : all) {
      if (place instanceof PlanePlace.Here here && !here.page().fits(like)) {
        throw new ImageException.Damaged(
            tiff.file().name(),
            "page %d is not like the first, but its OME-XML has both in one image"
                .formatted(here.page().number()));
      }
    }
    return like;
  }

  private void fillInOrder() {
    for (int i = 0; i < places.length; i++) {
      put(i, own(i));
    }
  }

  private void fill(OmeXml.Block block) {
    int first = indexOf(block.firstC() / perPixel, block.firstZ(), block.firstT());
    int count = block.count().orElse(block.ifd().isPresent() ? 1 : places.length);
    boolean own = isOwn(block, uuid, tiff.file().name());
    boolean there =
        own || beside(tiff.file().path(), block.file()).filter(Files::isRegularFile).isPresent();
    for (int i = 0; first >= 0 && i < count && first + i < places.length; i++) {
      int ifd = block.ifd().orElse(0) + i;
      if (own) {
        put(first + i, own(ifd));
      } else if (there) {
        put(first + i, new PlanePlace.Beside(block.file(), ifd));
      }
    }
  }

  private PlanePlace own(int ifd) {
    Optional<PlanePlace> page = tiff.page(ifd).map(PlanePlace.Here::new);
    return page.orElse(NOWHERE);
  }

  /** The slowest three dimensions of the planes, the fastest of them first. */
  private String order() {
    String order = image.order().length() == 5 ? image.order().substring(2) : USUAL_ORDER;
    boolean each = order.contains("C") && order.contains("Z") && order.contains("T");
    return each ? order : USUAL_ORDER;
  }

  private int size(char dimension) {
    return dimension == 'C' ? sizeC : dimension == 'Z' ? image.sizeZ() : image.sizeT();
  }

  /** Place of a plane in the file's own order; -1 if there is no such plane. */
  private int indexOf(int c, int z, int t) {
    int index = 0;
    int step = 1;
    for (char dimension : order().toCharArray()) {
      int at = dimension == 'C' ? c : dimension == 'Z' ? z : t;
      if (at < 0 || at >= size(dimension)) {
        return -1;
      }
      index += at * step;
      step *= size(dimension);
    }
    return index;
  }

  /**
   * @param index in the file's own order
   */
  private void put(int index, PlanePlace place) {
    int rest = index;
    int c = 0;
    int z = 0;
    int t = 0;
    for (char dimension : order().toCharArray()) {
      int at = rest % size(dimension);
      rest /= size(dimension);
      switch (dimension) {
        case 'C' -> c = at;
        case 'Z' -> z = at;
        default -> t = at;
      }
    }
    places[(t * image.sizeZ() + z) * sizeC + c] = place;
  }
}
