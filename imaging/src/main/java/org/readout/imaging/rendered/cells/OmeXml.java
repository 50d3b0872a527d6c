package org.readout.imaging.rendered.cells;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What an OME-TIFF says of its pages. Channels change fastest from page to page, then time.
 *
 * @see <a href="https://docs.openmicroscopy.org/ome-model/6.3.1/ome-tiff/specification.html">The
 *     OME-TIFF format</a>
 */
final class OmeXml {
  private static final String NAMESPACE = "http://www.openmicroscopy.org/Schemas/OME/2016-06";

  private OmeXml() {}

  /**
   * @param secondsFromStart of each frame; one for a single field
   * @return ASCII
   */
  static String of(FieldRecipe recipe, List<Double> secondsFromStart) {
    int channels = recipe.channels().size();
    int frames = secondsFromStart.size();
    StringBuilder xml = new StringBuilder(2000);
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    xml.append("<OME xmlns=\"%s\" ".formatted(NAMESPACE));
    xml.append("xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" ");
    xml.append("xsi:schemaLocation=\"%s %s/ome.xsd\">".formatted(NAMESPACE, NAMESPACE));
    xml.append("<Image ID=\"Image:0\" Name=\"rendered field %d\">".formatted(recipe.seed()));
    xml.append(pixels(recipe, channels, frames));
    for (int c = 0; c < channels; c++) {
      String name = recipe.channels().get(c).label();
      xml.append(
          "<Channel ID=\"Channel:0:%d\" Name=\"%s\" SamplesPerPixel=\"1\"/>".formatted(c, name));
    }
    for (int page = 0; page < channels * frames; page++) {
      String at = "FirstC=\"%d\" FirstT=\"%d\"".formatted(page % channels, page / channels);
      xml.append("<TiffData IFD=\"%d\" PlaneCount=\"1\" FirstZ=\"0\" %s/>".formatted(page, at));
    }
    for (int page = 0; frames > 1 && page < channels * frames; page++) {
      String seconds = plain(secondsFromStart.get(page / channels));
      xml.append("<Plane TheZ=\"0\" TheC=\"%d\" ".formatted(page % channels));
      xml.append("TheT=\"%d\" DeltaT=\"%s\"/>".formatted(page / channels, seconds));
    }
    return xml.append("</Pixels></Image></OME>").toString();
  }

  private static String pixels(FieldRecipe recipe, int channels, int frames) {
    String um = plain(recipe.umPerPx());
    return ("<Pixels ID=\"Pixels:0\" DimensionOrder=\"XYCZT\" Type=\"uint16\" "
            + "SignificantBits=\"%d\" BigEndian=\"false\" SizeX=\"%d\" SizeY=\"%d\" SizeZ=\"1\" "
            + "SizeC=\"%d\" SizeT=\"%d\" PhysicalSizeX=\"%s\" PhysicalSizeXUnit=\"&#181;m\" "
            + "PhysicalSizeY=\"%s\" PhysicalSizeYUnit=\"&#181;m\">")
        .formatted(
            recipe.sensor().storedOffset() > 0 ? 16 : recipe.sensor().bits(),
            recipe.widthPx(),
            recipe.heightPx(),
            channels,
            frames,
            um,
            um);
  }

  /** Written the same on any JDK. */
  private static String plain(double number) {
    return new BigDecimal(number)
        .setScale(6, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
