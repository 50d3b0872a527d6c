package org.readout.imaging.potential;

import java.util.EnumSet;
import java.util.Set;

/** Measures the cells of one field, one after the other. Confined to one thread. */
final class CellMeter {
  /** Standard errors above zero from which on a mean may be divided by. */
  private static final double ABOVE_NOISE = 3;

  /** Fewer pixels have no median worth its name. */
  private static final int LEAST_CORE_PX = 10;

  private static final double CLUMP = 0.95;

  private final FieldChannels channels;
  private final FieldObjects objects;
  private final MeterSettings settings;
  private final CellPlaces places;
  private final RatioMeter ratios;
  private final Tally cell;
  private final Tally nucleus;
  private final Tally core;
  private final Tally cytoplasm;
  private final Tally perinuclear;
  private final Tally peripheral;
  private final Tally mitochondria;
  private double storedSum;
  private double xSum;
  private double ySum;
  private double nucleusXSum;
  private double nucleusYSum;
  private boolean atBorder;

  /** OpenCV must be ready. */
  CellMeter(FieldChannels channels, FieldObjects objects, MeterSettings settings) {
    this.channels = channels;
    this.objects = objects;
    this.settings = settings;
    places = new CellPlaces(objects);
    int most = 0;
    for (int id = 1; id <= places.groups().largest(); id++) {
      most = Math.max(most, places.groups().size(id));
    }
    cell = new Tally(most);
    nucleus = new Tally(most);
    core = new Tally(most);
    cytoplasm = new Tally(most);
    perinuclear = new Tally(most);
    peripheral = new Tally(most);
    mitochondria = new Tally(most);
    ratios = new RatioMeter(channels, places, settings, most);
  }

  /** The largest number of a cell. */
  int largest() {
    return places.groups().largest();
  }

  /** Whether there is a cell of this number. */
  boolean has(int id) {
    return places.groups().size(id) > 0;
  }

  MeasuredCell measure(int id) {
    collect(id);
    Set<CellFlag> flags = flags();
    Refusal excluded = null;
    if (flags.contains(CellFlag.SATURATED)) {
      excluded = Refusal.SATURATED;
    } else if (atBorder && !settings.keepBorderCells()) {
      excluded = Refusal.AT_BORDER;
    }
    boolean bySought = objects.mitochondria() != null;
    return new MeasuredCell(
        id,
        nucleus.n() > 0 ? nucleusXSum / nucleus.n() : xSum / cell.n(),
        nucleus.n() > 0 ? nucleusYSum / nucleus.n() : ySum / cell.n(),
        new MeasuredCell.Area(cell.n(), nucleus.n(), mitochondria.n()),
        brightness(),
        ratios.mass(id, bySought, saturated()),
        ratios.jc1(id, bySought, saturated()),
        flags,
        excluded);
  }

  private void collect(int id) {
    for (Tally tally :
        new Tally[] {cell, nucleus, core, cytoplasm, perinuclear, peripheral, mitochondria}) {
      tally.clear();
    }
    storedSum = xSum = ySum = nucleusXSum = nucleusYSum = 0;
    atBorder = false;
    float[] light = channels.potential().plane().samples();
    float[] stored = channels.potential().channel().image().stored().samples();
    int width = objects.cells().widthPx();
    int height = objects.cells().heightPx();
    for (int i = 0; i < places.groups().size(id); i++) {
      int pixel = places.groups().pixel(id, i);
      int x = pixel % width;
      int y = pixel / width;
      boolean atCeiling = channels.potential().channel().saturated(pixel);
      atBorder |= x == 0 || y == 0 || x == width - 1 || y == height - 1;
      xSum += x;
      ySum += y;
      storedSum += stored[pixel];
      cell.add(light[pixel], atCeiling);
      if (places.inNucleus(pixel, id)) {
        nucleusXSum += x;
        nucleusYSum += y;
      }
      place(pixel, id, light[pixel], atCeiling);
    }
  }

  private void place(int pixel, int id, float light, boolean atCeiling) {
    if (places.inNucleus(pixel, id)) {
      nucleus.add(light, atCeiling);
      if (places.inCore(pixel, id)) {
        core.add(light, atCeiling);
      }
    } else {
      cytoplasm.add(light, atCeiling);
      (places.perinuclear(pixel) ? perinuclear : peripheral).add(light, atCeiling);
    }
    if (places.inMitochondria(pixel, id)) {
      mitochondria.add(light, atCeiling);
    }
  }

  /** The part at the ceiling that decides: of the mitochondria, or where none are of the cell. */
  private double saturated() {
    return mitochondria.n() > 0 ? mitochondria.saturatedFraction() : cell.saturatedFraction();
  }

  private Set<CellFlag> flags() {
    EnumSet<CellFlag> flags = EnumSet.noneOf(CellFlag.class);
    if (atBorder) {
      flags.add(CellFlag.AT_BORDER);
    }
    if (saturated() > settings.refuseSaturated()) {
      flags.add(CellFlag.SATURATED);
    } else if (saturated() > settings.flagSaturated()) {
      flags.add(CellFlag.SOME_SATURATED);
    }
    if (objects.mitochondria() != null && mitochondria.n() == 0) {
      flags.add(CellFlag.NO_MITOCHONDRIA);
    }
    if (nucleus.n() == 0) {
      flags.add(CellFlag.NO_NUCLEUS);
    }
    if (!aboveNoise(cell)) {
      flags.add(CellFlag.NOT_ABOVE_NOISE);
    }
    return flags;
  }

  private MeasuredCell.Brightness brightness() {
    double storedBackground = channels.potential().background().storedLevel();
    boolean lost = saturated() > settings.refuseSaturated();
    return new MeasuredCell.Brightness(
        mean(cell, lost, Refusal.NO_PIXELS),
        // Half of the pixels must be lost before the middle one is.
        cell.saturatedFraction() < 0.5
            ? Estimate.of(cell.quantile(0.5))
            : Estimate.refused(Refusal.SATURATED),
        unless(lost, cell.sum()),
        unless(lost, storedSum - cell.n() * storedBackground),
        mean(mitochondria, lost, Refusal.NO_MITOCHONDRIA),
        mean(nucleus, false, Refusal.NO_PIXELS),
        mean(cytoplasm, lost, Refusal.NO_PIXELS),
        core.n() < LEAST_CORE_PX
            ? Estimate.refused(Refusal.NO_NUCLEUS_CORE)
            : unless(core.saturatedFraction() > settings.refuseSaturated(), core.quantile(0.5)),
        overMitochondria(lost, () -> mitochondria.sd() / mitochondria.mean()),
        overMitochondria(lost, () -> mitochondria.quantile(CLUMP) / mitochondria.quantile(0.5)),
        perinuclearOverPeripheral(lost),
        cell.saturatedFraction(),
        mitochondria.saturatedFraction());
  }

  private Estimate mean(Tally region, boolean lost, Refusal ifEmpty) {
    if (region.n() == 0) {
      return Estimate.refused(ifEmpty);
    }
    return unless(lost || region.saturatedFraction() > settings.refuseSaturated(), region.mean());
  }

  private static Estimate unless(boolean saturated, double number) {
    return saturated ? Estimate.refused(Refusal.SATURATED) : Estimate.of(number);
  }

  private Estimate overMitochondria(boolean lost, java.util.function.DoubleSupplier quotient) {
    if (mitochondria.n() == 0) {
      return Estimate.refused(Refusal.NO_MITOCHONDRIA);
    }
    if (!aboveNoise(mitochondria) || !(mitochondria.quantile(0.5) > 0)) {
      return Estimate.refused(Refusal.TOO_DIM);
    }
    return unless(lost, quotient.getAsDouble());
  }

  private Estimate perinuclearOverPeripheral(boolean lost) {
    if (objects.extent() == FieldObjects.Extent.PERINUCLEAR_RING) {
      return Estimate.refused(Refusal.RING);
    }
    if (perinuclear.n() == 0 || peripheral.n() == 0) {
      return Estimate.refused(Refusal.NO_PIXELS);
    }
    return aboveNoise(peripheral)
        ? unless(lost, perinuclear.mean() / peripheral.mean())
        : Estimate.refused(Refusal.TOO_DIM);
  }

  private boolean aboveNoise(Tally region) {
    return region.n() > 0
        && region.mean()
            > ABOVE_NOISE * channels.potential().background().standardErrorOfMean(region.n());
  }
}
