package org.readout.imaging.rendered.cells;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.imgcodecs.Imgcodecs;
import org.readout.imaging.ImageException;
import org.readout.imaging.ImageFile;
import org.readout.imaging.Mats;
import org.readout.imaging.OpenCv;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What is written is read back by readers that are not ours. */
class FieldFilesTest {
  private static final FieldRecipe RECIPE =
      FieldRecipe.defaults(5).withSize(131, 97).withCells(2).with(Sensor.USUAL.withBits(12));

  private final RenderedField field = RenderedField.render(RECIPE);

  @ParameterizedTest
  @ValueSource(strings = {"tiff", "png"})
  void an_image_comes_back_sample_for_sample(String format) throws ImageException {
    CameraImage image = field.image(Channel.TMRM);
    byte[] file = format.equals("tiff") ? image.tiff() : image.png();

    assertThat(opened(file)).isEqualTo(image.samples());
    assertThat(ImageFile.of("field." + format, file).widthPx()).isEqualTo(131);
  }

  @Test
  void label_images_hold_the_numbers_of_the_cells() throws ImageException {
    assertThat(unsigned(opened(field.cellPng()))).isEqualTo(field.cellLabels().ids());
    assertThat(unsigned(opened(field.nucleusPng()))).isEqualTo(field.nucleusLabels().ids());
    assertThat(unsigned(opened(field.mitochondrionPng())))
        .isEqualTo(field.mitochondrionLabels().ids());
  }

  @Test
  void pages_of_the_ome_tiff_are_the_channels() throws IOException {
    byte[] file = field.omeTiff();
    ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in);
      assertThat(reader.getNumImages(true)).isEqualTo(3);
      for (int page = 0; page < 3; page++) {
        CameraImage image = field.image(RECIPE.channels().get(page));
        Raster raster = reader.read(page).getRaster();
        for (int y = 0; y < raster.getHeight(); y++) {
          for (int x = 0; x < raster.getWidth(); x++) {
            assertThat(raster.getSample(x, y, 0)).isEqualTo(image.at(x, y));
          }
        }
      }
    } finally {
      reader.dispose();
    }
  }

  @Test
  void the_ome_description_says_channels_pixel_size_and_true_bits() throws Exception {
    Document xml = parsed(OmeXml.of(RECIPE, List.of(0.0)));
    Element pixels = (Element) xml.getElementsByTagName("Pixels").item(0);
    assertThat(pixels.getAttribute("PhysicalSizeX")).isEqualTo("0.25");
    assertThat(pixels.getAttribute("PhysicalSizeYUnit")).isEqualTo("µm");
    assertThat(pixels.getAttribute("SizeC")).isEqualTo("3");
    assertThat(pixels.getAttribute("SignificantBits")).isEqualTo("12");
    assertThat(xml.getElementsByTagName("TiffData").getLength()).isEqualTo(3);
    Element second = (Element) xml.getElementsByTagName("Channel").item(1);
    assertThat(second.getAttribute("Name")).isEqualTo("TMRM");
  }

  @Test
  void truth_has_a_row_a_cell() {
    List<String> rows = field.truthCsv().lines().toList();
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0)).startsWith("cell,state,psi_mv,");
    TrueCell second = field.cells().get(1);
    String[] row = rows.get(2).split(",", -1);
    assertThat(row).hasSameSizeAs(rows.get(0).split(",", -1));
    assertThat(row[0]).isEqualTo("2");
    assertThat(Double.parseDouble(row[2])).isCloseTo(second.psiMv(), within(5e-5));
    assertThat(row[9]).isEqualTo(String.valueOf(second.areaPx()));
  }

  private static Document parsed(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.US_ASCII)));
  }

  private static short[] opened(byte[] file) throws ImageException {
    OpenCv.require();
    try (Mats mats = new Mats()) {
      Mat bytes = mats.own(new MatOfByte(file));
      Mat image = mats.own(Imgcodecs.imdecode(bytes, Imgcodecs.IMREAD_UNCHANGED));
      assertThat(image.type()).isEqualTo(CvType.CV_16UC1);
      short[] samples = new short[(int) image.total()];
      image.get(0, 0, samples);
      return samples;
    }
  }

  private static int[] unsigned(short[] samples) {
    int[] ids = new int[samples.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = samples[i] & 0xFFFF;
    }
    return ids;
  }
}
