package org.readout.imaging.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.readout.imaging.OpenCv;
import org.readout.imaging.Plane;
import org.readout.imaging.rendered.cells.Channel;
import org.readout.imaging.rendered.cells.FieldRecipe;
import org.readout.imaging.rendered.cells.RenderedField;
import org.readout.imaging.rendered.cells.TrueCell;

/**
 * Fields with physical truth behind lens, uneven light and camera, measured with the true outlines.
 * Tolerances are those of the reference for the generator that these fields come from.
 */
final class RenderedFieldsTest {
  private static final FieldRecipe RECIPE =
      FieldRecipe.defaults(21).withSize(640, 640).withCells(14);
  private static final double THERMAL_MV = RECIPE.potentials().thermalMv();
  private static final MeterSettings SETTINGS = MeterSettings.defaults().withBorderCells(true);

  @BeforeAll
  static void ready() throws Exception {
    OpenCv.require();
  }

  @Test
  void the_camera_is_inverted_to_a_percent_of_every_cell() throws Exception {
    FieldRecipe recipe = RECIPE.withChannels(Channel.TMRM);
    RenderedField field = RenderedField.render(recipe.with(recipe.optics().withHaze(0)));
    Plane lamp = field.illumination();
    double median = Order.median(lamp.samples(), lamp.samples().length);
    int[] cells = field.cellLabels().ids();
    double[] light = new double[field.cellLabels().largest() + 1];
    for (int i = 0; i < cells.length; i++) {
      light[cells[i]] += field.light(Channel.TMRM).samples()[i];
    }
    MeasuredField measured = measure(field, Channel.TMRM);
    assertThat(measured.cells()).hasSizeGreaterThan(8);
    for (MeasuredCell cell : measured.cells()) {
      double expected = recipe.sensor().gain() * median * light[cell.id()] / cell.area().cellPx();
      assertThat(number(cell.brightness().cellMean()))
          .as("cell %d", cell.id())
          .isCloseTo(expected, within(0.01 * expected + 0.1));
    }
  }

  @ParameterizedTest(name = "{0} mV within {1}")
  @CsvSource({"-170, 2", "-130, 2", "-110, 3", "-80, 6"})
  void potentials_relative_to_vehicle_come_back_from_cells_above_fccp(double mv, double tolerance)
      throws Exception {
    double fccp = number(means(RECIPE.withPotential(-3)).mean());
    double[] vehicle = meanMv(RECIPE, fccp);
    double[] treated = meanMv(RECIPE.withPotential(mv), fccp);
    // Cells differ in mass, which the mean over cells of each group's logarithms has alike.
    assertThat(treated[0] - vehicle[0]).isCloseTo(treated[1] - vehicle[1], within(tolerance));
  }

  /** Mean over cells of what Nernst makes of each (up to a constant), and the planted mean. */
  private static double[] meanMv(FieldRecipe recipe, double fccp) throws Exception {
    RenderedField field = RenderedField.render(tmrm(recipe));
    Map<Integer, Double> truth = new HashMap<>();
    for (TrueCell cell : field.cells()) {
      truth.put(cell.id(), cell.psiMv());
    }
    List<MeasuredCell> cells = measure(field, Channel.TMRM).cells();
    double[] mean = new double[2];
    for (MeasuredCell cell : cells) {
      double aboveFccp = number(cell.brightness().cellMean()) - fccp;
      mean[0] -= THERMAL_MV * Math.log(aboveFccp) / cells.size();
      mean[1] += Objects.requireNonNull(truth.get(cell.id())) / cells.size();
    }
    return mean;
  }

  @ParameterizedTest
  @ValueSource(doubles = {-150, -120, -100})
  void red_over_green_comes_back_with_bleed_through_from_a_control(double mv) throws Exception {
    FieldRecipe jc1 = RECIPE.withChannels(Channel.JC1_RED, Channel.JC1_GREEN);
    jc1 = jc1.with(jc1.dyes().withBleed(0.15));
    // Without a potential there is no aggregate: the control holds green monomer only.
    RenderedField control = RenderedField.render(jc1.withPotential(0).withSeed(31));
    BleedThrough bleed =
        BleedThrough.from(
            List.of(
                new BleedThrough.SingleStain(
                    signal(control, Channel.JC1_RED), signal(control, Channel.JC1_GREEN))));
    assertThat(bleed.fraction()).isCloseTo(0.15, within(0.005));
    RenderedField field = RenderedField.render(jc1.withPotential(mv));
    MeasuredField measured =
        PotentialMeter.measure(
            FieldChannels.of(signal(field, Channel.JC1_RED))
                .withGreen(signal(field, Channel.JC1_GREEN))
                .withBleed(bleed),
            objects(field),
            SETTINGS);
    FieldRecipe clean = jc1.with(jc1.dyes().withBleed(0)).withPotential(mv);
    Map<Integer, Double> truth = trueRatios(RenderedField.render(clean));
    for (MeasuredCell cell : measured.cells()) {
      double expected = Objects.requireNonNull(truth.get(cell.id()));
      assertThat(number(Objects.requireNonNull(cell.jc1()).ratio()))
          .isCloseTo(expected, within(Math.max(0.1 * expected, 0.02)));
    }
  }

  @Test
  void the_light_is_found_in_fields_that_cells_cover_to_a_half() throws Exception {
    List<Plane> fields = new ArrayList<>();
    RenderedField last = null;
    for (int seed = 0; seed < 24; seed++) {
      FieldRecipe recipe = FieldRecipe.defaults(100 + seed).withSize(512, 512).at(0.5);
      last = RenderedField.render(tmrm(recipe.withCells(30)));
      fields.add(middle(last.image(Channel.TMRM).plane()));
    }
    float[] found =
        FlatField.retrospective(fields, DrawnField.offset(100)).factors().orElseThrow().samples();
    Plane lamp = middle(Objects.requireNonNull(last).illumination());
    double median = Order.median(lamp.samples(), found.length);
    double worst = 0;
    for (int i = 0; i < found.length; i++) {
      worst = Math.max(worst, Math.abs(found[i] * median / lamp.samples()[i] - 1));
    }
    assertThat(worst).isLessThan(0.03);
  }

  @Test
  void saturation_is_found_at_the_ceiling_of_a_small_camera() throws Exception {
    FieldRecipe small = tmrm(RECIPE.with(RECIPE.sensor().withBits(12).withGain(12)));
    RenderedField field = RenderedField.render(small);
    MeasuredField measured = measure(field, Channel.TMRM);
    Map<Integer, Double> truth = new HashMap<>();
    for (TrueCell cell : field.cells()) {
      truth.put(cell.id(), cell.saturatedFraction());
    }
    boolean lost = false;
    for (MeasuredCell cell : measured.cells()) {
      double fraction = Objects.requireNonNull(truth.get(cell.id()));
      assertThat(cell.brightness().mitochondriaSaturated()).isCloseTo(fraction, within(1e-9));
      assertThat(cell.brightness().cellMean().refusal().isPresent()).isEqualTo(fraction > 0.01);
      lost |= fraction > 0.01;
    }
    assertThat(lost).isTrue();
  }

  @Test
  void a_field_two_pixels_out_of_focus_is_told_from_its_plate() throws Exception {
    Map<String, PlateFocus.Sharpness> plate = new HashMap<>();
    for (int i = 0; i < 9; i++) {
      FieldRecipe recipe =
          FieldRecipe.defaults(200 + i)
              .withSize(400, 400)
              .withCells(4 + i % 3)
              .withChannels(Channel.NUCLEI);
      FieldRecipe taken =
          i == 4 ? recipe.with(recipe.optics().withDefocus(Channel.NUCLEI, 2)) : recipe;
      MeasuredField measured = measure(RenderedField.render(taken), Channel.NUCLEI);
      plate.put("A0" + i, PlateFocus.Sharpness.of(measured.channels().get(0)));
    }
    PlateFocus.of(plate)
        .forEach(
            (name, judged) ->
                assertThat(judged.verdict())
                    .as(name)
                    .isEqualTo(
                        name.equals("A04")
                            ? PlateFocus.Verdict.OUT_OF_FOCUS
                            : PlateFocus.Verdict.SHARP));
  }

  /** Without a rim, in which cells are placed less evenly than they grow. */
  private static Plane middle(Plane plane) {
    int rim = 64;
    int width = plane.widthPx() - 2 * rim;
    int height = plane.heightPx() - 2 * rim;
    float[] samples = new float[width * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(
          plane.samples(), (y + rim) * plane.widthPx() + rim, samples, y * width, width);
    }
    return Plane.of(width, height, samples);
  }

  private static Map<Integer, Double> trueRatios(RenderedField field) {
    int[] mitochondria = field.mitochondrionLabels().ids();
    double[] red = new double[field.cellLabels().largest() + 1];
    double[] green = new double[red.length];
    for (int i = 0; i < mitochondria.length; i++) {
      red[mitochondria[i]] += field.light(Channel.JC1_RED).samples()[i];
      green[mitochondria[i]] += field.light(Channel.JC1_GREEN).samples()[i];
    }
    Map<Integer, Double> ratios = new HashMap<>();
    for (int id = 1; id < red.length; id++) {
      ratios.put(id, red[id] / green[id]);
    }
    return ratios;
  }

  private static FieldRecipe tmrm(FieldRecipe recipe) {
    return recipe.withChannels(Channel.TMRM);
  }

  private static Spread means(FieldRecipe recipe) throws Exception {
    return measure(RenderedField.render(tmrm(recipe)), Channel.TMRM)
        .spread(cell -> cell.brightness().cellMean());
  }

  private static MeasuredField measure(RenderedField field, Channel channel) throws Exception {
    return PotentialMeter.measure(
        FieldChannels.of(signal(field, channel)), objects(field), SETTINGS);
  }

  private static FieldObjects objects(RenderedField field) {
    return new FieldObjects(
        field.nucleusLabels(),
        field.cellLabels(),
        field.mitochondrionLabels(),
        60,
        FieldObjects.Extent.CELL,
        FieldObjects.Mask.INDEPENDENT);
  }

  private static Signal signal(RenderedField field, Channel channel) throws Exception {
    Dark dark = new Dark.Frame(field.darkFrame().plane(), "rendered");
    FlatField flat = FlatField.given(field.flatFrame().plane(), dark, "rendered");
    ChannelImage image =
        new ChannelImage(
            channel.label(),
            field.image(channel).plane(),
            OptionalDouble.of(field.recipe().sensor().ceiling()),
            Fidelity.LINEAR);
    CorrectedChannel corrected = CorrectedChannel.of(image, new Correction(dark, flat));
    CellFree free = CellFree.outside(field.cellLabels(), field.nucleusLabels(), 8);
    return Signal.of(corrected, free.background(corrected));
  }

  private static double number(Estimate estimate) {
    return estimate.value().orElseThrow();
  }
}
