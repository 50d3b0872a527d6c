package org.readout.analysis.figure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SvgRendererTest {
  /** Set to write the golden files anew after a look at the figures. */
  private static final boolean WRITE = Boolean.getBoolean("readout.golden.write");

  static Stream<String> names() {
    return Gallery.figures().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_figure_is_the_golden_one_to_the_byte(String name) throws IOException {
    String svg = svg(name);
    if (WRITE) {
      Files.writeString(
          Path.of("src/test/resources/org/readout/analysis/figure", name + ".svg"), svg);
      return;
    }
    List<String> golden = golden(name).lines().toList();
    List<String> drawn = svg.lines().toList();
    for (int i = 0; i < Math.min(golden.size(), drawn.size()); i++) {
      assertThat(drawn.get(i))
          .as(
              "%s.svg, line %d (look at the figure; if it is meant, run the test again with"
                  + " -Dreadout.golden.write=true)",
              name, i + 1)
          .isEqualTo(golden.get(i));
    }
    assertThat(drawn).as("%s.svg", name).hasSameSizeAs(golden);
  }

  @Test
  void metadata_comes_back_to_the_letter() throws Exception {
    String json = "{\"name\": \"<a & b>\",\n\t\"soft\": \"\u00ad\"}";
    Figure figure = Gallery.fourTreatments().figure().from(json + "\u0000");
    assertThat(Ink.of(SvgRenderer.svg(figure)).metadata()).isEqualTo(json + "\ufffd");
  }

  private static String svg(String name) {
    return SvgRenderer.svg(Objects.requireNonNull(Gallery.figures().get(name)));
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = SvgRendererTest.class.getResourceAsStream(name + ".svg")) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    }
  }
}
