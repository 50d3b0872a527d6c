package org.readout.app.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readout.analysis.figure.Figure;
import org.readout.analysis.figure.Panel;
import org.readout.analysis.figure.PlateHeatMap;
import org.readout.analysis.figure.SvgRenderer;
import org.readout.analysis.figure.TreatmentFigure;
import org.readout.app.export.FigurePng.NotDrawable;

final class FigurePngTest {
  private static final int BLACK = 0xff000000;
  private static final int WHITE = 0xffffffff;

  static String svg(String treatment) {
    TreatmentFigure.Group group =
        new TreatmentFigure.Group(
            treatment, List.of(new TreatmentFigure.Value("1", 3e-7)), List.of(), null);
    return SvgRenderer.svg(TreatmentFigure.of("Signal (a.u.)", List.of(group)).figure());
  }

  @ParameterizedTest
  @ValueSource(doubles = {150, 300, 600})
  void is_as_large_on_paper_as_the_svg(double dpi) throws NotDrawable, IOException {
    byte[] png = FigurePng.png(svg("Vehicle"), dpi);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo((int) Math.round(Figure.ONE_COLUMN_MM / 25.4 * dpi));
    int at = new String(png, StandardCharsets.ISO_8859_1).indexOf("pHYs");
    ByteBuffer physical = ByteBuffer.wrap(png, at + 4, 9);
    assertThat(physical.getInt() * 0.0254).isCloseTo(dpi, within(0.02));
    assertThat(physical.getInt() * 0.0254).isCloseTo(dpi, within(0.02));
    assertThat(physical.get()).as("unit: metre").isEqualTo((byte) 1);
  }

  @Test
  void has_ink_on_white_and_letters_in_it() throws NotDrawable, IOException {
    int withName = ink(FigurePng.png(svg("Vehicle and a longer name"), 300));
    int withoutName = ink(FigurePng.png(svg("V"), 300));
    assertThat(withoutName).isPositive();
    assertThat(withName).isGreaterThan(withoutName);
  }

  private static int ink(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getRGB(0, 0)).isEqualTo(WHITE);
    int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return (int) IntStream.of(all).filter(pixel -> pixel == BLACK).count();
  }

  @Test
  void the_same_svg_gives_the_same_bytes() throws NotDrawable {
    assertThat(FigurePng.png(svg("µ & <Δψm>"), 300))
        .isEqualTo(FigurePng.png(svg("µ & <Δψm>"), 300));
  }

  @Test
  void draws_a_plate() throws NotDrawable, IOException {
    List<Panel.Cell> wells =
        List.of(
            new Panel.Cell.Measured(0, 0, 1, "a"),
            new Panel.Cell.Flagged(0, 1, 2, "b"),
            new Panel.Cell.Missing(1, 0, "\u0000"));
    String svg = SvgRenderer.svg(PlateHeatMap.of("Colonies", 2, 3, wells));
    assertThat(ink(FigurePng.png(svg, 300))).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"薬剤", "شاهد", "ביקורת", "🧪"})
  void a_letter_that_the_font_lacks_is_an_error_that_says_what_to_do(String name) {
    assertThatExceptionOfType(NotDrawable.class)
        .isThrownBy(() -> FigurePng.png(svg(name), 300))
        .withMessageContaining(name)
        .satisfies(e -> assertThat(e.remedy()).contains("SVG"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<svg",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "<svg xmlns='http://www.w3.org/2000/svg' width='9px' height='9mm'/>",
        "<svg xmlns='http://www.w3.org/2000/svg' width='amm' height='9mm'/>",
        "<svg xmlns='http://www.w3.org/2000/svg' width='99999mm' height='99999mm'/>",
        "<svg xmlns='http://www.w3.org/2000/svg' width='9mm' height='9mm'><text>x</text></svg>",
        "<!DOCTYPE svg><svg xmlns='http://www.w3.org/2000/svg' width='9mm' height='9mm'/>"
      })
  void what_is_no_figure_is_refused(String svg) {
    assertThatExceptionOfType(NotDrawable.class)
        .isThrownBy(() -> FigurePng.png(svg, 300))
        .satisfies(e -> assertThat(e.remedy()).isNotBlank());
  }

  /** Its font system fails with an Error on a machine without fonts, so it must stay asleep. */
  @Test
  void never_wakes_the_font_system_of_the_runtime() throws Exception {
    Process java =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xlog:class+load:stdout",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName())
            .redirectErrorStream(true)
            .start();
    String loaded = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(java.exitValue()).as(loaded).isZero();
    assertThat(loaded).contains("org.apache.fontbox").doesNotContain("SunFontManager");
  }

  /** Draws one picture in a runtime of its own. */
  static final class Main {
    public static void main(String[] none) throws NotDrawable {
      if (FigurePng.png(svg("Vehicle"), 300).length == 0) {
        System.exit(1);
      }
    }
  }
}
