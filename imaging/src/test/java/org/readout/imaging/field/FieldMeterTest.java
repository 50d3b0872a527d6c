package org.readout.imaging.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.readout.imaging.Calibration;
import org.readout.imaging.ImageException;
import org.readout.imaging.OpenCv;
import org.readout.imaging.potential.ChannelImage;
import org.readout.imaging.potential.Correction;
import org.readout.imaging.potential.Dark;
import org.readout.imaging.potential.Estimate;
import org.readout.imaging.potential.Fidelity;
import org.readout.imaging.potential.FieldFlag;
import org.readout.imaging.potential.FlatField;
import org.readout.imaging.potential.MeasuredCell;
import org.readout.imaging.potential.MeasuredField;
import org.readout.imaging.rendered.cells.Channel;
import org.readout.imaging.rendered.cells.FieldRecipe;
import org.readout.imaging.rendered.cells.RenderedField;

/** From the pixels of rendered fields, with outlines of our own, to what was planted in them. */
final class FieldMeterTest {
  private static final FieldRecipe RECIPE =
      FieldRecipe.defaults(21).withSize(640, 640).withCells(12);
  private static final double THERMAL_MV = RECIPE.potentials().thermalMv();

  @BeforeAll
  static void ready() throws Exception {
    OpenCv.require();
  }

  /** The reference's tolerances with true outlines are two thirds of these. */
  @ParameterizedTest(name = "{0} mV within {1}")
  @CsvSource({"-170, 3", "-130, 3", "-110, 4.5", "-80, 9"})
  void planted_differences_come_back_by_cell_and_by_mitochondria(double mv, double tolerance)
      throws Exception {
    MeasuredField fccp = probe(RECIPE.withPotential(-3));
    MeasuredField vehicle = probe(RECIPE);
    MeasuredField treated = probe(RECIPE.withPotential(mv));
    assertThat(treated.cells()).hasSizeGreaterThan(8);
    assertThat(meanMv(treated, fccp, false) - meanMv(vehicle, fccp, false))
        .isCloseTo(mv + 150, within(tolerance));
    assertThat(meanMv(treated, fccp, true) - meanMv(vehicle, fccp, true))
        .isCloseTo(mv + 150, within(tolerance));
  }

  @Test
  void without_a_stain_of_the_cell_there_are_rings_and_they_are_called_so() throws Exception {
    RenderedField field = RenderedField.render(RECIPE);
    FieldImages images =
        new FieldImages(
            "A01",
            channel(field, Channel.NUCLEI),
            channel(field, Channel.TMRM),
            null,
            null,
            null,
            null);
    MeasuredField probe =
        Objects.requireNonNull(FieldMeter.measure(images, FieldSettings.defaults()).probe());
    assertThat(probe.flags()).contains(FieldFlag.RINGS, FieldFlag.MASK_FROM_PROBE);
  }

  private static double meanMv(MeasuredField field, MeasuredField fccp, boolean mitochondria) {
    double zero = fccp.spread(cell -> light(cell, mitochondria)).mean().value().orElseThrow();
    List<MeasuredCell> counted =
        field.cells().stream().filter(cell -> cell.excludedBecause().isEmpty()).toList();
    return counted.stream()
        .mapToDouble(cell -> light(cell, mitochondria).value().orElseThrow() - zero)
        .map(light -> -THERMAL_MV * Math.log(light))
        .average()
        .orElseThrow();
  }

  private static Estimate light(MeasuredCell cell, boolean mitochondria) {
    return mitochondria ? cell.brightness().mitochondrialMean() : cell.brightness().cellMean();
  }

  private static MeasuredField probe(FieldRecipe recipe) throws ImageException {
    RenderedField field = RenderedField.render(recipe);
    FieldImages images =
        new FieldImages(
            "A01",
            channel(field, Channel.NUCLEI),
            channel(field, Channel.TMRM),
            channel(field, Channel.MASS),
            null,
            null,
            new Calibration(recipe.umPerPx(), "the recipe"));
    Field measured = FieldMeter.measure(images, FieldSettings.defaults());
    return Objects.requireNonNull(measured.probe());
  }

  private static FieldChannel channel(RenderedField field, Channel channel) throws ImageException {
    Dark dark = new Dark.Frame(field.darkFrame().plane(), "rendered");
    FlatField flat = FlatField.given(field.flatFrame().plane(), dark, "rendered");
    ChannelImage image =
        new ChannelImage(
            channel.label(),
            field.image(channel).plane(),
            OptionalDouble.of(field.recipe().sensor().ceiling()),
            Fidelity.LINEAR);
    return new FieldChannel(image, new Correction(dark, flat));
  }
}
