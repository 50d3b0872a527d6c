package org.readout.imaging.files;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.readout.imaging.ImageException;

/** Planes of MetaMorph and ImageXpress, whose description is an XML of properties. */
final class MetaSeriesLayout {
  private static final String FORMAT = "MetaSeries TIFF";

  private MetaSeriesLayout() {}

  static boolean speaks(String description) {
    return description.startsWith("<MetaData>");
  }

  static TiffLayout of(TiffFile tiff, String description) throws ImageException {
    Map<String, String> properties;
    try {
      properties = properties(description);
    } catch (XMLStreamException e) {
      return TiffLayout.plain(tiff, FORMAT, List.of(Flag.METADATA_UNREADABLE));
    }
    String setting = properties.getOrDefault("_IllumSetting_", "");
    String name = setting.isEmpty() ? properties.getOrDefault("image-name", "") : setting;
    OptionalDouble nm = Xml.number(properties.getOrDefault("wavelength", ""));
    Channel channel =
        new Channel(
            name,
            exposureMs(properties.getOrDefault("Exposure Time", "")),
            OptionalDouble.empty(),
            nm.orElse(0) > 0 ? nm : OptionalDouble.empty());
    return TiffLayout.plain(tiff, FORMAT, List.of()).about(List.of(channel), pixelSize(properties));
  }

  private static Map<String, String> properties(String description) throws XMLStreamException {
    Map<String, String> properties = new HashMap<>();
    XMLStreamReader at = Xml.open(description);
    while (at.hasNext()) {
      if (at.next() == XMLStreamConstants.START_ELEMENT) {
        properties.putIfAbsent(Xml.attribute(at, "id"), Xml.attribute(at, "value"));
      }
    }
    return properties;
  }

  /** A number with its unit, for example {@code 80 ms}. */
  private static OptionalDouble exposureMs(String text) {
    String[] words = text.split("\\s+", 2);
    OptionalDouble number = Xml.number(words[0]);
    double ms = words.length < 2 || words[1].equals("ms") ? 1 : words[1].equals("s") ? 1000 : 0;
    return number.orElse(0) * ms > 0
        ? OptionalDouble.of(number.getAsDouble() * ms)
        : OptionalDouble.empty();
  }

  private static Optional<PixelPitch> pixelSize(Map<String, String> properties) {
    OptionalDouble um = LengthUnit.um(properties.getOrDefault("spatial-calibration-units", ""));
    if (um.isEmpty() || !properties.getOrDefault("spatial-calibration-state", "").equals("on")) {
      return Optional.empty();
    }
    double unit = um.getAsDouble();
    return PixelPitch.stated(
        unit * Xml.number(properties.getOrDefault("spatial-calibration-x", "")).orElse(0),
        unit * Xml.number(properties.getOrDefault("spatial-calibration-y", "")).orElse(0),
        Double.NaN,
        "MetaSeries spatial calibration");
  }
}
