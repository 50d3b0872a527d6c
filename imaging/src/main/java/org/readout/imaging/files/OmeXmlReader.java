package org.readout.imaging.files;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads OME-XML of any release of its schema, by the names that have never changed. */
final class OmeXmlReader {
  private static final double MS_PER_S = 1000;

  private final XMLStreamReader at;
  private String uuid = "";
  private String companion = "";
  private final List<OmeXml.Image> images = new ArrayList<>();

  private OmeXmlReader(XMLStreamReader at) {
    this.at = at;
  }

  /**
   * @throws XMLStreamException if it is no well-formed XML
   */
  static OmeXml read(String text) throws XMLStreamException {
    OmeXmlReader reader = new OmeXmlReader(Xml.open(text));
    reader.run();
    return new OmeXml(reader.uuid, reader.companion, reader.images);
  }

  private void run() throws XMLStreamException {
    String name = "";
    while (at.hasNext()) {
      if (at.next() == XMLStreamConstants.START_ELEMENT) {
        switch (Xml.element(at)) {
          case "OME" -> uuid = Xml.attribute(at, "UUID");
          case "BinaryOnly" -> companion = Xml.attribute(at, "MetadataFile");
          case "Image" -> name = Xml.attribute(at, "Name");
          case "Pixels" -> images.add(pixels(name));
          default -> {}
        }
      }
    }
  }

  /** From the start of a {@code Pixels} to its end. */
  private OmeXml.Image pixels(String name) throws XMLStreamException {
    String order = Xml.attribute(at, "DimensionOrder");
    int[] sizes = new int[5];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Xml.whole(at, "Size" + "XYCZT".charAt(i)).orElse(1);
    }
    OptionalInt bits = Xml.whole(at, "SignificantBits");
    double x = micrometres("PhysicalSizeX");
    double y = micrometres("PhysicalSizeY");
    double z = micrometres("PhysicalSizeZ");
    List<OmeXml.OmeChannel> channels = new ArrayList<>();
    List<OmeXml.Block> blocks = new ArrayList<>();
    while (!(at.next() == XMLStreamConstants.END_ELEMENT && Xml.element(at).equals("Pixels"))) {
      if (at.getEventType() == XMLStreamConstants.START_ELEMENT) {
        switch (Xml.element(at)) {
          case "Channel" -> channels.add(channel());
          case "TiffData" -> blocks.add(block());
          case "Plane" -> expose(channels);
          default -> {}
        }
      }
    }
    return new OmeXml.Image(
        name, order, sizes[0], sizes[1], sizes[2], sizes[3], sizes[4], bits, x, y, z, channels,
        blocks);
  }

  /** NaN where there is no number or no unit of length. */
  private double micrometres(String attribute) {
    String unit = Xml.attribute(at, attribute + "Unit");
    OptionalDouble number = Xml.number(Xml.attribute(at, attribute));
    OptionalDouble um = unit.isEmpty() ? OptionalDouble.of(1) : LengthUnit.um(unit);
    return number.isPresent() && um.isPresent()
        ? number.getAsDouble() * um.getAsDouble()
        : Double.NaN;
  }

  private OmeXml.OmeChannel channel() {
    return new OmeXml.OmeChannel(
        new Channel(
            Xml.attribute(at, "Name"),
            OptionalDouble.empty(),
            wavelength("ExcitationWavelength"),
            wavelength("EmissionWavelength")),
        Math.max(1, Xml.whole(at, "SamplesPerPixel").orElse(1)));
  }

  private OptionalDouble wavelength(String attribute) {
    String unit = Xml.attribute(at, attribute + "Unit");
    OptionalDouble number = Xml.number(Xml.attribute(at, attribute));
    OptionalDouble um = unit.isEmpty() ? LengthUnit.um("nm") : LengthUnit.um(unit);
    return number.isPresent() && number.getAsDouble() > 0 && um.isPresent()
        ? OptionalDouble.of(number.getAsDouble() * um.getAsDouble() * 1000)
        : OptionalDouble.empty();
  }

  /** The exposure of a channel is that of its first plane that states one. */
  private void expose(List<OmeXml.OmeChannel> channels) {
    int c = Xml.whole(at, "TheC").orElse(-1);
    OptionalDouble time = Xml.number(Xml.attribute(at, "ExposureTime"));
    double ms =
        switch (Xml.attribute(at, "ExposureTimeUnit")) {
          case "", "s" -> MS_PER_S;
          case "ms" -> 1;
          case "\u00B5s", "\u03BCs" -> 1 / MS_PER_S;
          case "min" -> 60 * MS_PER_S;
          default -> 0;
        };
    if (c >= 0
        && c < channels.size()
        && channels.get(c).channel().exposureMs().isEmpty()
        && time.orElse(0) * ms > 0) {
      channels.set(c, channels.get(c).withExposure(OptionalDouble.of(time.getAsDouble() * ms)));
    }
  }

  /** From the start of a {@code TiffData} to its end. */
  private OmeXml.Block block() throws XMLStreamException {
    OptionalInt ifd = Xml.whole(at, "IFD");
    int c = Xml.whole(at, "FirstC").orElse(0);
    int z = Xml.whole(at, "FirstZ").orElse(0);
    int t = Xml.whole(at, "FirstT").orElse(0);
    OptionalInt count = Xml.whole(at, "PlaneCount");
    String file = "";
    StringBuilder id = new StringBuilder();
    boolean inId = false;
    while (!(at.next() == XMLStreamConstants.END_ELEMENT && Xml.element(at).equals("TiffData"))) {
      if (at.getEventType() == XMLStreamConstants.START_ELEMENT) {
        inId = Xml.element(at).equals("UUID");
        file = inId ? Xml.attribute(at, "FileName") : file;
      } else if (at.getEventType() == XMLStreamConstants.CHARACTERS && inId) {
        id.append(at.getText());
      }
    }
    return new OmeXml.Block(ifd, c, z, t, count, file, id.toString().strip());
  }
}
