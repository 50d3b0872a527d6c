package org.readout.imaging.field;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.ImageException;
import org.readout.imaging.Labels;
import org.readout.imaging.OpenCv;
import org.readout.imaging.Plane;
import org.readout.imaging.cells.CellFinder;
import org.readout.imaging.cells.CellSettings;
import org.readout.imaging.cells.Extent;
import org.readout.imaging.cells.FoundCells;
import org.readout.imaging.cells.FoundNuclei;
import org.readout.imaging.cells.NucleusFinder;
import org.readout.imaging.mitochondria.MaskChannel;
import org.readout.imaging.mitochondria.Mitochondria;
import org.readout.imaging.mitochondria.MitochondriaFinder;
import org.readout.imaging.mitochondria.MitochondriaSettings;
import org.readout.imaging.potential.CellFree;
import org.readout.imaging.potential.CorrectedChannel;
import org.readout.imaging.potential.FieldChannels;
import org.readout.imaging.potential.FieldObjects;
import org.readout.imaging.potential.MeasuredField;
import org.readout.imaging.potential.PotentialMeter;
import org.readout.imaging.potential.Signal;

/**
 * Finds the nuclei of a field, the cells around them and the mitochondria in these, and measures
 * the probe in each. A pure function of images, settings and version. Safe for many threads.
 *
 * <p>Cells end where a stain that does not follow the potential shows their end. The probe itself
 * shows none once the potential is lost, so that with the probe alone rings around the nuclei stand
 * for the cells, equally large in every well.
 */
public final class FieldMeter {
  /** For the record of a computation. */
  public static final String ALGORITHM = "field-meter";

  public static final String VERSION = "1";

  /** Light spreads beyond an outline by less than this part of a nucleus' diameter. */
  private static final double MARGIN_DIAMETERS = 0.2;

  private static final double LEAST_MARGIN_PX = 3;

  private final FieldImages images;
  private final FieldSettings settings;
  private final FoundNuclei nuclei;

  private FieldMeter(FieldImages images, FieldSettings settings, FoundNuclei nuclei) {
    this.images = images;
    this.settings = settings;
    this.nuclei = nuclei;
  }

  /**
   * @throws ImageException.Refused if the channels differ in size, or a correction does not fit
   * @throws ImageException.NoNativeLibrary if OpenCV cannot be loaded here
   */
  public static Field measure(FieldImages images, FieldSettings settings) throws ImageException {
    OpenCv.require();
    images.requireOneSize();
    Plane stain = images.nuclei().image().stored();
    FieldMeter meter =
        new FieldMeter(images, settings, NucleusFinder.find(stain, settings.nuclei()));
    return images.signal() == null ? meter.nucleiOnly() : meter.whole(images.signal());
  }

  private Field nucleiOnly() throws ImageException {
    CellFree free = CellFree.outside(nuclei.labels(), nuclei.labels(), marginPx());
    Signal stain = signal(corrected(images.nuclei()), free);
    return field(stain(stain), null, null, null);
  }

  private Field whole(FieldChannel potential) throws ImageException {
    CorrectedChannel probe = corrected(potential);
    @Nullable CorrectedChannel mass = correctedOrNull(images.mass());
    @Nullable CorrectedChannel green = correctedOrNull(images.green());
    FoundCells cells = cells(mass, green);
    CellFree free = cellFree(cells, probe);
    FieldChannels channels = FieldChannels.of(signal(probe, free));
    Signal stain = signal(corrected(images.nuclei()), free);
    if (mass != null) {
      channels = channels.withMass(signal(mass, free));
    }
    if (green != null) {
      channels = channels.withGreen(signal(green, free));
      channels = settings.bleed() == null ? channels : channels.withBleed(settings.bleed());
    }
    Mitochondria mitochondria = mitochondria(channels, cells);
    MeasuredField measured =
        PotentialMeter.measure(channels, objects(cells, mitochondria), settings.meter());
    return field(stain(stain), cells, mitochondria, measured);
  }

  private FoundCells cells(@Nullable CorrectedChannel mass, @Nullable CorrectedChannel green)
      throws ImageException {
    if (images.cytosol() != null) {
      return CellFinder.find(
          Optional.of(corrected(images.cytosol()).plane()), nuclei, CellSettings.defaults());
    }
    CorrectedChannel punctate = mass == null ? green : mass;
    return punctate == null
        ? CellFinder.find(
            Optional.empty(), nuclei, CellSettings.defaults().withRing(settings.ring()))
        : CellFinder.find(Optional.of(punctate.plane()), nuclei, CellSettings.forPunctateStain());
  }

  /** Beyond a ring there is more of the cell: where the probe shows it, nothing is cell-free. */
  private CellFree cellFree(FoundCells cells, CorrectedChannel probe) throws ImageException {
    Labels covered = cells.labels();
    if (cells.extent() == Extent.PERINUCLEAR_RING) {
      FoundCells bright =
          CellFinder.find(Optional.of(probe.plane()), nuclei, CellSettings.forPunctateStain());
      covered = together(covered, bright.labels());
    }
    return CellFree.outside(covered, nuclei.labels(), marginPx());
  }

  private static Labels together(Labels rings, Labels bright) {
    int[] ids = rings.ids().clone();
    for (int i = 0; i < ids.length; i++) {
      ids[i] = ids[i] == 0 ? bright.ids()[i] : ids[i];
    }
    return Labels.of(rings.widthPx(), rings.heightPx(), ids);
  }

  /** On the mass stain, which does not follow the potential; else on what there is. */
  private Mitochondria mitochondria(FieldChannels channels, FoundCells cells) {
    Signal on = channels.potential();
    if (channels.mass() != null) {
      on = channels.mass();
    } else if (channels.green() != null) {
      on = channels.green();
    }
    MitochondriaSettings look =
        MitochondriaSettings.on(new MaskChannel(on.name(), channels.mass() == null));
    return MitochondriaFinder.find(
        on.plane(),
        cells,
        nuclei,
        images.calibration() == null ? look : look.withCalibration(images.calibration()));
  }

  private FieldObjects objects(FoundCells cells, Mitochondria mitochondria) {
    return new FieldObjects(
        nuclei.labels(),
        cells.labels(),
        mitochondria.perCell(),
        nuclei.diameterPx(),
        cells.extent() == Extent.CELL
            ? FieldObjects.Extent.CELL
            : FieldObjects.Extent.PERINUCLEAR_RING,
        mitochondria.channel().dependsOnPotential()
            ? FieldObjects.Mask.PROBE
            : FieldObjects.Mask.INDEPENDENT);
  }

  /** The stain in the nuclei themselves. */
  private MeasuredField stain(Signal stain) throws ImageException {
    FieldObjects objects =
        new FieldObjects(
            nuclei.labels(),
            nuclei.labels(),
            null,
            nuclei.diameterPx(),
            FieldObjects.Extent.CELL,
            FieldObjects.Mask.INDEPENDENT);
    return PotentialMeter.measure(FieldChannels.of(stain), objects, settings.meter());
  }

  private Field field(
      MeasuredField stain,
      @Nullable FoundCells cells,
      @Nullable Mitochondria mitochondria,
      @Nullable MeasuredField probe) {
    Labels labels = nuclei.labels();
    return new Field(
        images.name(),
        labels.widthPx(),
        labels.heightPx(),
        images.calibration(),
        nuclei,
        stain,
        cells,
        mitochondria,
        probe);
  }

  private double marginPx() {
    return Math.max(LEAST_MARGIN_PX, MARGIN_DIAMETERS * nuclei.diameterPx());
  }

  private static CorrectedChannel corrected(FieldChannel channel) throws ImageException {
    return CorrectedChannel.of(channel.image(), channel.correction());
  }

  private static @Nullable CorrectedChannel correctedOrNull(@Nullable FieldChannel channel)
      throws ImageException {
    return channel == null ? null : corrected(channel);
  }

  private static Signal signal(CorrectedChannel channel, CellFree free) {
    return Signal.of(channel, free.background(channel));
  }
}
