package org.readout.imaging.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.readout.imaging.ImageException;

/**
 * What the XML of a CZI says, as far as it is used here.
 *
 * @param readable whether there was XML and it could be read
 */
record CziMetadata(
    List<Channel> channels,
    Optional<PixelPitch> pixelSize,
    OptionalInt significantBits,
    boolean readable) {
  private static final int METADATA_POSITION = 32 + 60;
  private static final int XML_AT = 256;
  private static final double UM_PER_M = 1e6;
  private static final double NS_PER_MS = 1e6;

  CziMetadata {
    channels = List.copyOf(channels);
  }

  static CziMetadata read(FileBytes file) throws ImageException {
    long at = file.read(METADATA_POSITION, 8, ByteOrder.LITTLE_ENDIAN, "its header").getLong();
    if (at <= 0) {
      return new CziMetadata(List.of(), Optional.empty(), OptionalInt.empty(), false);
    }
    ByteBuffer data = CziBlock.segment(file, at, "ZISRAWMETADATA");
    int bytes = data.remaining() < XML_AT ? -1 : data.getInt(0);
    if (bytes < 0 || bytes > data.remaining() - XML_AT) {
      throw new ImageException.Damaged(file.name(), "its metadata are shorter than they say");
    }
    byte[] xml = new byte[bytes];
    data.get(XML_AT, xml);
    try {
      return new Walk().of(new String(xml, StandardCharsets.UTF_8));
    } catch (XMLStreamException e) {
      return new CziMetadata(List.of(), Optional.empty(), OptionalInt.empty(), false);
    }
  }

  /** Goes through the XML once and keeps what it meets. */
  private static final class Walk {
    private static final String IMAGE = "ImageDocument/Metadata/Information/Image/";
    private static final String CHANNEL = IMAGE + "Dimensions/Channels/Channel";
    private static final String DISTANCE = "ImageDocument/Metadata/Scaling/Items/Distance";

    private final Deque<String> path = new ArrayDeque<>();
    private final List<Map<String, String>> channels = new ArrayList<>();
    private final Map<String, Double> metres = new HashMap<>();
    private OptionalInt bits = OptionalInt.empty();
    private String axis = "";

    CziMetadata of(String xml) throws XMLStreamException {
      XMLStreamReader at = Xml.open(xml.strip());
      StringBuilder text = new StringBuilder();
      while (at.hasNext()) {
        switch (at.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            path.addLast(Xml.element(at));
            text.setLength(0);
            begin(at);
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(at.getText());
          case XMLStreamConstants.END_ELEMENT -> {
            end(text.toString().strip());
            text.setLength(0);
            path.removeLast();
          }
          default -> {}
        }
      }
      return new CziMetadata(channels.stream().map(Walk::channel).toList(), pitch(), bits, true);
    }

    private void begin(XMLStreamReader at) {
      String here = String.join("/", path);
      if (here.equals(CHANNEL)) {
        channels.add(new HashMap<>(Map.of("Name", Xml.attribute(at, "Name"))));
      } else if (here.equals(DISTANCE)) {
        axis = Xml.attribute(at, "Id");
      }
    }

    private void end(String text) {
      String here = String.join("/", path);
      if (here.startsWith(CHANNEL + "/") && !channels.isEmpty()) {
        channels.get(channels.size() - 1).putIfAbsent(here.substring(CHANNEL.length() + 1), text);
      } else if (here.equals(DISTANCE + "/Value")) {
        metres.put(axis, Xml.number(text).orElse(0));
      } else if (here.equals(IMAGE + "ComponentBitCount")) {
        OptionalDouble number = Xml.number(text);
        bits = number.orElse(0) > 0 ? OptionalInt.of((int) number.getAsDouble()) : bits;
      }
    }

    private static Channel channel(Map<String, String> words) {
      OptionalDouble ns = positive(words, "ExposureTime");
      return new Channel(
          words.getOrDefault("Name", ""),
          ns.isPresent() ? OptionalDouble.of(ns.getAsDouble() / NS_PER_MS) : OptionalDouble.empty(),
          positive(words, "ExcitationWavelength"),
          positive(words, "EmissionWavelength"));
    }

    private static OptionalDouble positive(Map<String, String> words, String word) {
      OptionalDouble number = Xml.number(words.getOrDefault(word, ""));
      return number.orElse(0) > 0 ? number : OptionalDouble.empty();
    }

    private Optional<PixelPitch> pitch() {
      return PixelPitch.stated(
          UM_PER_M * metres.getOrDefault("X", 0.0),
          UM_PER_M * metres.getOrDefault("Y", 0.0),
          UM_PER_M * metres.getOrDefault("Z", 0.0),
          "CZI scaling");
    }
  }
}
