package org.readout.imaging.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.readout.imaging.ImageException;

/** Which page is which channel, section and moment. Page n has n as its first sample. */
final class TiffLayoutTest {
  private static final int WIDTH = 4;
  private static final int HEIGHT = 2;
  private static final int DESCRIPTION = 270;

  @TempDir private Path folder;

  private static List<byte[]> pages(int count, int first) {
    List<byte[]> pages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] page = new byte[2 * WIDTH * HEIGHT];
      page[0] = (byte) (first + i);
      pages.add(page);
    }
    return pages;
  }

  private Path write(String name, int pages, int first, Map<Integer, Object> tags)
      throws IOException {
    byte[] file = TiffWriter.write(TiffForm.plain(), WIDTH, HEIGHT, pages(pages, first), tags);
    return Files.write(folder.resolve(name), file);
  }

  private Path ome(String name, int pages, int first, String xml) throws IOException {
    return write(name, pages, first, Map.of(DESCRIPTION, xml));
  }

  private static String pixels(String order, int c, int z, int t, String inside) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <ome:OME xmlns:ome="http://www.openmicroscopy.org/Schemas/OME/2016-06" UUID="urn:uuid:a">
        <ome:Image ID="Image:0" Name="field"><ome:Pixels DimensionOrder="%s" SizeX="4" SizeY="2" \
        SizeC="%d" SizeZ="%d" SizeT="%d" Type="uint16">%s</ome:Pixels></ome:Image></ome:OME>"""
        .formatted(order, c, z, t, inside);
  }

  @ParameterizedTest
  @CsvSource({
    "XYCZT, 1, 2, 6",
    "XYCTZ, 1, 8, 2",
    "XYZCT, 3, 1, 6",
    "XYZTC, 12, 1, 3",
    "XYTCZ, 4, 8, 1",
    "XYTZC, 12, 4, 1"
  })
  void ome_planes_follow_the_stated_order(String order, int stepC, int stepZ, int stepT)
      throws IOException, ImageException {
    Path file = ome("a.ome.tif", 24, 0, pixels(order, 2, 3, 4, "<ome:TiffData/>"));
    try (StoredImage image = StoredImage.open(file)) {
      assertThat(List.of(image.sizeC(), image.sizeZ(), image.sizeT())).containsExactly(2, 3, 4);
      assertThat(image.planes()).isEqualTo(24);
      for (int t = 0; t < 4; t++) {
        for (int z = 0; z < 3; z++) {
          for (int c = 0; c < 2; c++) {
            assertThat(image.read(c, z, t).at(0, 0)).isEqualTo(c * stepC + z * stepZ + t * stepT);
          }
        }
      }
    }
  }

  @Test
  void ome_blocks_may_point_anywhere_and_what_they_leave_out_is_missing()
      throws IOException, ImageException {
    String blocks =
        """
        <ome:Channel Name="DAPI" EmissionWavelength="461"/><ome:Channel Name="FITC"/>
        <ome:TiffData IFD="2" FirstC="0"/><ome:TiffData IFD="0" FirstC="1"/>
        <ome:TiffData IFD="9" FirstC="0" FirstZ="1"/>
        <ome:Plane TheC="1" TheZ="0" TheT="0" ExposureTime="80" ExposureTimeUnit="ms"/>""";
    Path file = ome("a.ome.tif", 3, 0, pixels("XYCZT", 2, 2, 1, blocks));
    try (StoredImage image = StoredImage.open(file)) {
      assertThat(image.read(0, 0, 0).at(0, 0)).isEqualTo(2);
      assertThat(image.read(1, 0, 0).at(0, 0)).isEqualTo(0);
      assertThat(image.flags()).containsExactly("PLANES_MISSING");
      assertThat(image.planes()).isEqualTo(2);
      assertThat(image.channels()).extracting(Channel::name).containsExactly("DAPI", "FITC");
      assertThat(image.channels().get(0).emissionNm()).hasValue(461);
      assertThat(image.channels().get(1).exposureMs()).hasValue(80);
      assertThatThrownBy(() -> image.read(0, 1, 0))
          .isInstanceOf(ImageException.MissingPlane.class)
          .hasMessageContaining("channel 1, section 2, moment 1");
      assertThatThrownBy(() -> image.read(2, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static String beside(String c, String file, String uuid) {
    return "<ome:TiffData IFD=\"0\" PlaneCount=\"1\" FirstC=\"%s\"><ome:UUID FileName=\"%s\">%s</ome:UUID></ome:TiffData>"
        .formatted(c, file, uuid);
  }

  @Test
  void ome_planes_of_other_files_are_found_beside_it_and_its_own_by_number()
      throws IOException, ImageException {
    String blocks =
        beside("0", "its-old-name.ome.tif", "urn:uuid:a") + beside("1", "b.tif", "urn:uuid:b");
    ome("renamed.ome.tif", 1, 7, pixels("XYCZT", 2, 1, 1, blocks));
    write("b.tif", 1, 9, Map.of());
    try (StoredImage image = StoredImage.open(folder.resolve("renamed.ome.tif"))) {
      assertThat(image.read(0, 0, 0).at(0, 0)).isEqualTo(7);
      assertThat(image.read(1, 0, 0).at(0, 0)).isEqualTo(9);
    }
    Files.delete(folder.resolve("b.tif"));
    try (StoredImage image = StoredImage.open(folder.resolve("renamed.ome.tif"))) {
      assertThat(image.flags()).containsExactly("PLANES_MISSING");
      assertThatThrownBy(() -> image.read(1, 0, 0)).isInstanceOf(ImageException.MissingPlane.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../b.tif", "/b.tif", "x/../../b.tif", "..\\b.tif", "C:b.tif", ".."})
  void a_name_that_leads_elsewhere_is_not_followed(String name) throws IOException, ImageException {
    write("b.tif", 1, 9, Map.of());
    Path inner = Files.createDirectory(folder.resolve("x"));
    String blocks = beside("0", "a.ome.tif", "urn:uuid:a") + beside("1", name, "urn:uuid:b");
    Path file = ome("x/a.ome.tif", 1, 7, pixels("XYCZT", 2, 1, 1, blocks));
    assertThat(file).hasParent(inner);
    try (StoredImage image = StoredImage.open(file)) {
      assertThatThrownBy(() -> image.read(1, 0, 0)).isInstanceOf(ImageException.MissingPlane.class);
    }
  }

  @Test
  void a_companion_holds_the_text_of_all_its_files() throws IOException, ImageException {
    String binary =
        "<OME UUID=\"urn:uuid:b\"><BinaryOnly MetadataFile=\"all.companion.ome\" UUID=\"urn:c\"/></OME>";
    ome("a.tif", 1, 3, binary.replace("uuid:b", "uuid:a"));
    Path second = ome("b.tif", 1, 4, binary);
    try (StoredImage image = StoredImage.open(second)) {
      assertThat(image.flags()).containsExactly("COMPANION_MISSING");
    }
    String all = pixels("XYCZT", 2, 1, 1, beside("0", "a.tif", "") + beside("1", "b.tif", ""));
    Files.writeString(folder.resolve("all.companion.ome"), all);
    try (StoredImage image = StoredImage.open(second)) {
      assertThat(image.sizeC()).isEqualTo(2);
      assertThat(image.read(0, 0, 0).at(0, 0)).isEqualTo(3);
      assertThat(image.read(1, 0, 0).at(0, 0)).isEqualTo(4);
    }
  }

  @Test
  void broken_xml_leaves_pages_and_says_so() throws IOException, ImageException {
    Path file = ome("a.ome.tif", 2, 0, "<OME><Image><Pixels SizeC=\"2\"");
    try (StoredImage image = StoredImage.open(file)) {
      assertThat(image.flags()).containsExactly("METADATA_UNREADABLE", "PAGES");
      assertThat(image.sizeZ()).isEqualTo(2);
    }
  }

  @Test
  void an_entity_that_lies_elsewhere_is_not_fetched() throws IOException, ImageException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "DAPI");
    String xml =
        "<!DOCTYPE OME [<!ENTITY e SYSTEM \"%s\">]><OME><Image><Pixels SizeC=\"1\" Name=\"&e;\"><Channel Name=\"x\"/>&e;</Pixels></Image></OME>"
            .formatted(secret.toUri());
    try (StoredImage image = StoredImage.open(ome("a.ome.tif", 1, 0, xml))) {
      assertThat(image.flags()).containsExactly("METADATA_UNREADABLE");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.65, 'µm', 0.65",
    "0.65, '', 0.65",
    "650, nm, 0.65",
    "0.00065, mm, 0.65",
    "0, 'µm', -1",
    "-1, 'µm', -1",
    "1, pixel, -1",
    "NaN, 'µm', -1"
  })
  void a_pixel_size_is_micrometres_or_unknown(String value, String unit, double um)
      throws IOException, ImageException {
    String size = "PhysicalSizeX=\"%1$s\" PhysicalSizeY=\"%1$s\"".formatted(value);
    if (!unit.isEmpty()) {
      size += " PhysicalSizeXUnit=\"%1$s\" PhysicalSizeYUnit=\"%1$s\"".formatted(unit);
    }
    String xml = pixels("XYCZT", 1, 1, 1, "").replace("Type=", size + " Type=");
    try (StoredImage image = StoredImage.open(ome("a.ome.tif", 1, 0, xml))) {
      assertThat(image.pixelSize().isPresent()).isEqualTo(um > 0);
      image.pixelSize().ifPresent(pitch -> assertThat(pitch.xUm()).isCloseTo(um, within(1e-12)));
    }
  }

  @Test
  void an_imagej_hyperstack_has_channels_first() throws IOException, ImageException {
    Map<Integer, Object> tags =
        Map.of(
            DESCRIPTION,
            "ImageJ=1.54f\nimages=12\nchannels=2\nslices=3\nframes=2\nhyperstack=true\nunit=\\u00B5m\nspacing=2.0\n",
            282,
            new double[] {40, 10},
            283,
            new double[] {40, 10});
    try (StoredImage image = StoredImage.open(write("a.tif", 12, 0, tags))) {
      assertThat(image.format()).isEqualTo("ImageJ TIFF");
      assertThat(image.read(1, 2, 1).at(0, 0)).isEqualTo(1 + 2 * 2 + 6);
      assertThat(image.pixelSize().orElseThrow().xUm()).isEqualTo(0.25);
      assertThat(image.pixelSize().orElseThrow().zUm()).hasValue(2);
      assertThat(image.pixelSize().orElseThrow().source()).contains("ImageJ");
    }
  }

  @Test
  void a_large_imagej_stack_has_tags_for_its_first_plane_only() throws IOException, ImageException {
    byte[] one =
        TiffWriter.write(
            TiffForm.plain().strips(HEIGHT),
            WIDTH,
            HEIGHT,
            pages(1, 0),
            Map.of(DESCRIPTION, "ImageJ=1.54f\nimages=3\nslices=3\n"));
    byte[] three = Arrays.copyOf(one, one.length + 2 * 2 * WIDTH * HEIGHT);
    three[one.length] = 1;
    three[one.length + 2 * WIDTH * HEIGHT] = 2;
    try (StoredImage image = StoredImage.open(Files.write(folder.resolve("a.tif"), three))) {
      assertThat(image.sizeZ()).isEqualTo(3);
      for (int z = 0; z < 3; z++) {
        assertThat(image.read(0, z, 0).at(0, 0)).isEqualTo(z);
      }
    }
    Path cut = Files.write(folder.resolve("cut.tif"), Arrays.copyOf(three, three.length - 1));
    assertThatThrownBy(() -> StoredImage.open(cut).close())
        .isInstanceOf(ImageException.CutOff.class);
  }

  @Test
  void metaseries_properties_become_channel_exposure_and_pixel_size()
      throws IOException, ImageException {
    String xml =
        """
        <MetaData><PlaneInfo><prop id="spatial-calibration-state" type="bool" value="on"/>
        <prop id="spatial-calibration-x" value="0.65"/><prop id="spatial-calibration-y" value="0.66"/>
        <prop id="spatial-calibration-units" value="um"/><prop id="wavelength" value="536"/>
        <prop id="_IllumSetting_" value="FITC"/><custom-prop id="Exposure Time" value="80 ms"/>
        </PlaneInfo></MetaData>""";
    try (StoredImage image = StoredImage.open(ome("a.tif", 1, 0, xml))) {
      assertThat(image.format()).isEqualTo("MetaSeries TIFF");
      assertThat(image.channels().get(0).name()).isEqualTo("FITC");
      assertThat(image.channels().get(0).exposureMs()).hasValue(80);
      assertThat(image.channels().get(0).emissionNm()).hasValue(536);
      assertThat(image.pixelSize().orElseThrow().yUm()).isEqualTo(0.66);
    }
  }

  /** A MetaMorph stack: three planes, one set of tags; z distances or moments of creation. */
  @ParameterizedTest
  @CsvSource({"0.5, 3, 1", "0, 1, 3"})
  void a_metamorph_stack_has_tags_for_its_first_plane_only(double step, int sizeZ, int sizeT)
      throws IOException, ImageException {
    ByteBuffer planes = ByteBuffer.allocate(3 * 24).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 3; i++) {
      int numerator = i == 0 ? 0 : (int) (step * 1000);
      planes.putInt(24 * i, numerator).putInt(24 * i + 4, 1000).putInt(24 * i + 12, 50 * i);
    }
    Map<Integer, Object> tags = Map.of(33629, new TiffWriter.Odd(5, 3, planes.array()));
    byte[] one =
        TiffWriter.write(TiffForm.plain().strips(HEIGHT), WIDTH, HEIGHT, pages(1, 0), tags);
    byte[] three = Arrays.copyOf(one, one.length + 2 * 2 * WIDTH * HEIGHT);
    three[one.length] = 1;
    three[one.length + 2 * WIDTH * HEIGHT] = 2;
    try (StoredImage image = StoredImage.open(Files.write(folder.resolve("a.stk"), three))) {
      assertThat(image.format()).isEqualTo("MetaMorph STK");
      assertThat(List.of(image.sizeC(), image.sizeZ(), image.sizeT()))
          .containsExactly(1, sizeZ, sizeT);
      assertThat(image.read(0, sizeZ - 1, sizeT - 1).at(0, 0)).isEqualTo(2);
      assertThat(image.pixelSize()).isEmpty();
    }
    Path cut = Files.write(folder.resolve("cut.stk"), Arrays.copyOf(three, three.length - 1));
    assertThatThrownBy(() -> StoredImage.open(cut).close())
        .isInstanceOf(ImageException.CutOff.class);
  }

  @Test
  void pages_of_which_nobody_speaks_are_flagged() throws IOException, ImageException {
    try (StoredImage image = StoredImage.open(write("a.tif", 3, 0, Map.of()))) {
      assertThat(image.sizeZ()).isEqualTo(3);
      assertThat(image.flags()).containsExactly("PAGES");
      assertThat(image.pixelSize()).isEmpty();
    }
  }

  @Test
  void pages_that_go_round_in_a_circle_are_damaged() throws IOException {
    byte[] file = TiffWriter.write(TiffForm.plain(), WIDTH, HEIGHT, pages(1, 0), Map.of());
    int next = 8 + 2 + 12 * (file[8] & 0xFF);
    file[next] = 8;
    Path circle = Files.write(folder.resolve("a.tif"), file);
    assertThatThrownBy(() -> StoredImage.open(circle).close())
        .isInstanceOf(ImageException.Damaged.class)
        .hasMessageContaining("circle");
  }

  @ParameterizedTest
  @CsvSource({"50001, WebP", "34712, JPEG 2000", "4, CCITT"})
  void a_compression_that_is_not_read_is_named(int number, String name) throws IOException {
    Path file = write("a.tif", 1, 0, Map.of(259, new long[] {number}));
    assertThatThrownBy(() -> StoredImage.open(file).close())
        .isInstanceOfSatisfying(
            ImageException.Unsupported.class,
            e -> {
              assertThat(e).hasMessageContaining(name);
              assertThat(e.remedy()).contains("LZW");
            });
  }

  @Test
  void a_page_that_promises_a_gigapixel_is_refused() throws IOException {
    Path file = write("a.tif", 1, 0, Map.of(256, new long[] {40_000}, 257, new long[] {40_000}));
    assertThatThrownBy(() -> StoredImage.open(file).close())
        .isInstanceOf(ImageException.TooLarge.class);
  }

  @Test
  void white_is_zero_and_palettes_stay_as_stored_and_are_flagged()
      throws IOException, ImageException {
    try (StoredImage image = StoredImage.open(write("a.tif", 1, 5, Map.of(262, new long[] {0})))) {
      assertThat(image.flags()).containsExactly("WHITE_IS_ZERO");
      assertThat(image.read(0, 0, 0).at(0, 0)).isEqualTo(5);
    }
    try (StoredImage image = StoredImage.open(write("a.tif", 1, 5, Map.of(262, new long[] {3})))) {
      assertThat(image.flags()).containsExactly("PALETTE");
    }
  }
}
