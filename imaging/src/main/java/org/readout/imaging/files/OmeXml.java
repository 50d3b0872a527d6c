package org.readout.imaging.files;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What an OME-XML text says, as far as it is used here.
 *
 * @param uuid of the file that it stands in; empty without
 * @param companion file that holds the text in place of this one; empty if this one is whole
 * @see <a href="https://docs.openmicroscopy.org/ome-model/6.3.1/ome-tiff/specification.html">The
 *     OME-TIFF format</a>
 */
record OmeXml(String uuid, String companion, List<Image> images) {
  OmeXml {
    images = List.copyOf(images);
  }

  /**
   * @param order the letters X, Y, C, Z, T, the fastest first
   * @param sizeC samples of all channels: red, green and blue are three
   * @param xUm micrometres a pixel; NaN where not stated, and not positive where not known
   */
  record Image(
      String name,
      String order,
      int sizeX,
      int sizeY,
      int sizeC,
      int sizeZ,
      int sizeT,
      OptionalInt significantBits,
      double xUm,
      double yUm,
      double zUm,
      List<OmeChannel> channels,
      List<Block> blocks) {
    Image {
      channels = List.copyOf(channels);
      blocks = List.copyOf(blocks);
    }
  }

  /**
   * @param samples a pixel, 1 for grey
   */
  record OmeChannel(Channel channel, int samples) {
    OmeChannel withExposure(OptionalDouble ms) {
      return new OmeChannel(
          new Channel(channel.name(), ms, channel.excitationNm(), channel.emissionNm()), samples);
    }
  }

  /**
   * Consecutive planes in one file.
   *
   * @param ifd the first page, from zero; empty if not stated
   * @param count how many; empty if not stated
   * @param file its name; empty for the file that the text is about
   */
  record Block(
      OptionalInt ifd,
      int firstC,
      int firstZ,
      int firstT,
      OptionalInt count,
      String file,
      String uuid) {}
}
