package org.readout.imaging.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.readout.imaging.ImageException;

final class BleedThroughTest {
  private final DrawnField field = DrawnField.nine();

  /** The reference asks for ±10 % with k estimated; noise alone leaves far less. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.02, 0.15, 0.4})
  void finds_the_fraction_in_noisy_controls(double k) throws Exception {
    BleedThrough found = BleedThrough.from(List.of(control(k, 8, 1), control(k, 8, 2)));
    assertThat(found.fraction()).isCloseTo(k, within(0.02 * k + 4 * found.standardError()));
    assertThat(found.standardError()).isLessThan(0.002);
    assertThat(found.blocks()).isEqualTo(2 * 75 * 75);
  }

  @Test
  void does_not_mistake_a_background_left_over_for_bleed_through() throws Exception {
    Signal green = field.signal("green", field.camera(field.light(100, 400), 30, 100, 0));
    float[] red = field.camera(field.light(10, 40), 40, 100, 0);
    CorrectedChannel channel =
        CorrectedChannel.of(
            field.image("red", red, 65_535),
            new Correction(DrawnField.offset(100), FlatField.NONE));
    Signal tooBright = Signal.of(channel, blank(15));
    BleedThrough found = BleedThrough.from(List.of(new BleedThrough.SingleStain(tooBright, green)));
    assertThat(found.fraction()).isCloseTo(0.1, within(1e-4));
  }

  @Test
  void refuses_controls_that_do_not_tell() throws Exception {
    assertRefused("is missing");
    assertRefused("too dim", control(0.15, 3000, 1));
    assertRefused("brighter in red", control(1.7, 8, 1));
    assertRefused("no red that follows", control(-0.3, 8, 1));
  }

  @Test
  void refuses_an_impossible_fraction() {
    assertThatThrownBy(() -> BleedThrough.known(1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertRefused(String what, BleedThrough.SingleStain... controls) {
    assertThatThrownBy(() -> BleedThrough.from(List.of(controls)))
        .isInstanceOf(ImageException.Refused.class)
        .hasMessageContaining(what);
  }

  private BleedThrough.SingleStain control(double k, double noise, long seed) throws Exception {
    float[] green = field.light(100, 400);
    float[] red = DrawnField.mapped(green, g -> k * g);
    return new BleedThrough.SingleStain(
        field.signal(
            "red", DrawnField.noisy(field.camera(red, 400, 100, 0), Math.min(noise, 8), seed)),
        field.signal(
            "green", DrawnField.noisy(field.camera(green, 300, 100, 0), noise, seed + 100)));
  }

  private static Background blank(double level) {
    return new Background(level, 1, 1000, 0, level + 100, Background.Origin.BLANK_WELL);
  }
}
