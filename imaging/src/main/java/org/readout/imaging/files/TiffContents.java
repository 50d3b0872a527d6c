package org.readout.imaging.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.readout.imaging.ImageException;

/** The planes of a TIFF, in whichever way its maker has ordered them. */
final class TiffContents implements Contents {
  private final TiffFile tiff;
  private final TiffLayout layout;
  private final Description description;

  private TiffContents(TiffFile tiff, TiffLayout layout, Description description) {
    this.tiff = tiff;
    this.layout = layout;
    this.description = description;
  }

  /**
   * @param file begins as a TIFF does; closed with what comes back, or by the caller if nothing
   *     does
   */
  static TiffContents open(FileBytes file) throws ImageException {
    TiffFile tiff = TiffFile.open(file);
    TiffLayout layout = TiffLayout.of(tiff);
    for (PlanePlace place : layout.places()) {
      if (place instanceof PlanePlace.Here here) {
        here.page().parts(file);
      }
    }
    return new TiffContents(tiff, layout, describe(layout));
  }

  private static Description describe(TiffLayout layout) throws ImageException {
    TiffPage first = layout.like();
    List<Flag> flags = new ArrayList<>(layout.flags());
    if (first.photometric() == TiffPage.WHITE_IS_ZERO) {
      flags.add(Flag.WHITE_IS_ZERO);
    }
    if (first.photometric() == TiffPage.PALETTE) {
      flags.add(Flag.PALETTE);
    }
    boolean lossy = first.compression() == Compression.JPEG;
    if (lossy) {
      flags.add(Flag.LOSSY);
    }
    int sizeC = layout.sizeC() * first.perPixel();
    return new Description(
        layout.format(),
        first.width(),
        first.height(),
        first.type(),
        first.bits(),
        sizeC,
        layout.sizeZ(),
        layout.sizeT(),
        (int) layout.places().stream().filter(p -> !(p instanceof PlanePlace.Nowhere)).count(),
        channels(layout, first, sizeC),
        layout.pixelSize(),
        layout.significantBits(),
        lossy,
        flags);
  }

  private static List<Channel> channels(TiffLayout layout, TiffPage first, int sizeC)
      throws ImageException {
    if (first.perPixel() == 1) {
      return java.util.stream.IntStream.range(0, sizeC)
          .mapToObj(
              c -> c < layout.channels().size() ? layout.channels().get(c) : Channel.named(""))
          .toList();
    }
    List<Channel> channels = new ArrayList<>();
    for (int c = 0; c < sizeC; c++) {
      channels.add(Channel.named(sampleName(first, c % first.perPixel())));
    }
    return channels;
  }

  /** What a sample of a pixel is called; empty where only the one who wrote it knows. */
  private static String sampleName(TiffPage page, int sample) throws ImageException {
    List<String> colours =
        switch (page.photometric()) {
          case TiffPage.RGB, TiffPage.YCBCR -> List.of("red", "green", "blue");
          case TiffPage.CMYK -> List.of("cyan", "magenta", "yellow", "black");
          default -> List.of("");
        };
    if (sample < colours.size()) {
      return colours.get(sample);
    }
    long extra = page.tags().number(TiffTag.EXTRA_SAMPLES, 0);
    boolean opacity = sample == colours.size() && (extra == 1 || extra == 2);
    return opacity ? "alpha" : "";
  }

  @Override
  public Description description() {
    return description;
  }

  @Override
  public Samples read(int c, int z, int t) throws ImageException {
    int perPixel = layout.like().perPixel();
    int place = (t * layout.sizeZ() + z) * layout.sizeC() + c / perPixel;
    PlanePlace plane = layout.places().get(place);
    if (plane instanceof PlanePlace.Here here) {
      return samples(tiff, here.page(), c % perPixel);
    }
    if (plane instanceof PlanePlace.Beside beside) {
      return readBeside(beside, c, z, t);
    }
    throw new ImageException.MissingPlane(tiff.file().name(), c, z, t);
  }

  private static Samples samples(TiffFile file, TiffPage page, int sample) throws ImageException {
    return Samples.of(
        page.type(),
        page.width(),
        page.height(),
        page.perPixel(),
        page.separate(),
        sample,
        file.samples(page));
  }

  /** Opens the other file for this plane only: a recording may have thousands of files. */
  private Samples readBeside(PlanePlace.Beside beside, int c, int z, int t) throws ImageException {
    FileBytes bytes = FileBytes.open(tiff.file().path().resolveSibling(beside.file()));
    try (bytes) {
      TiffFile other = TiffFile.open(bytes);
      TiffPage page =
          other
              .page(beside.ifd())
              .orElseThrow(() -> new ImageException.MissingPlane(bytes.name(), c, z, t));
      if (!page.fits(layout.like())) {
        throw new ImageException.Damaged(
            bytes.name(),
            "page %d is not like the planes of %s".formatted(page.number(), tiff.file().name()));
      }
      return samples(other, page, c % page.perPixel());
    } catch (IOException e) {
      throw FileBytes.unreadable(bytes.name(), e);
    }
  }

  @Override
  public void close() throws IOException {
    tiff.close();
  }
}
