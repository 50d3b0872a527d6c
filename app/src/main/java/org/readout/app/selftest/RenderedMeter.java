package org.readout.app.selftest;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.Calibration;
import org.readout.imaging.ImageException;
import org.readout.imaging.OpenCv;
import org.readout.imaging.field.Field;
import org.readout.imaging.field.FieldChannel;
import org.readout.imaging.field.FieldImages;
import org.readout.imaging.field.FieldMeter;
import org.readout.imaging.field.FieldSettings;
import org.readout.imaging.potential.BleedThrough;
import org.readout.imaging.potential.CellFree;
import org.readout.imaging.potential.ChannelImage;
import org.readout.imaging.potential.CorrectedChannel;
import org.readout.imaging.potential.Correction;
import org.readout.imaging.potential.Dark;
import org.readout.imaging.potential.Fidelity;
import org.readout.imaging.potential.FieldChannels;
import org.readout.imaging.potential.FieldObjects;
import org.readout.imaging.potential.FlatField;
import org.readout.imaging.potential.MeasuredField;
import org.readout.imaging.potential.MeterSettings;
import org.readout.imaging.potential.PotentialMeter;
import org.readout.imaging.potential.Signal;
import org.readout.imaging.rendered.cells.CameraImage;
import org.readout.imaging.rendered.cells.Channel;
import org.readout.imaging.rendered.cells.RenderedField;

/** Measures a rendered field with its own dark and flat frames: by true outlines, and by found. */
final class RenderedMeter {
  /** Beyond the lens' blur. */
  private static final double MARGIN_PX = 8;

  private final RenderedField rendered;
  private final Correction correction;

  private RenderedMeter(RenderedField rendered, Correction correction) {
    this.rendered = rendered;
    this.correction = correction;
  }

  static RenderedMeter of(RenderedField rendered) throws ImageException {
    OpenCv.require();
    Dark dark = new Dark.Frame(rendered.darkFrame().plane(), "dark frame");
    FlatField flat = FlatField.given(rendered.flatFrame().plane(), dark, "flat field");
    return new RenderedMeter(rendered, new Correction(dark, flat));
  }

  /** TMRM in the true cells. */
  MeasuredField byTruth() throws ImageException {
    CellFree free = free();
    return PotentialMeter.measure(
        FieldChannels.of(signal(Channel.TMRM, free)), objects(), MeterSettings.defaults());
  }

  /** JC-1 in the true cells. */
  MeasuredField ratioByTruth(BleedThrough bleed) throws ImageException {
    CellFree free = free();
    return PotentialMeter.measure(
        FieldChannels.of(signal(Channel.JC1_RED, free))
            .withGreen(signal(Channel.JC1_GREEN, free))
            .withBleed(bleed),
        objects(),
        MeterSettings.defaults());
  }

  private CellFree free() throws ImageException {
    return CellFree.outside(rendered.cellLabels(), rendered.nucleusLabels(), MARGIN_PX);
  }

  /** TMRM in cells that are found on the nuclear and the mass stain. */
  MeasuredField byOwnOutlines() throws ImageException {
    Field field =
        FieldMeter.measure(
            new FieldImages(
                "rendered",
                channel(Channel.NUCLEI),
                channel(Channel.TMRM),
                channel(Channel.MASS),
                null,
                null,
                new Calibration(rendered.recipe().umPerPx(), "rendered")),
            FieldSettings.defaults());
    @Nullable MeasuredField measured = field.probe();
    if (measured == null) {
      throw new IllegalStateException("a signal was given");
    }
    return measured;
  }

  private FieldObjects objects() {
    return new FieldObjects(
        rendered.nucleusLabels(),
        rendered.cellLabels(),
        rendered.mitochondrionLabels(),
        rendered.recipe().culture().nucleusUm() / rendered.recipe().umPerPx(),
        FieldObjects.Extent.CELL,
        FieldObjects.Mask.INDEPENDENT);
  }

  private Signal signal(Channel channel, CellFree free) throws ImageException {
    CorrectedChannel corrected = CorrectedChannel.of(image(channel), correction);
    return Signal.of(corrected, free.background(corrected));
  }

  private FieldChannel channel(Channel channel) {
    return new FieldChannel(image(channel), correction);
  }

  private ChannelImage image(Channel channel) {
    CameraImage taken = rendered.image(channel);
    return new ChannelImage(
        channel.name(),
        taken.plane(),
        OptionalDouble.of(rendered.recipe().sensor().ceiling()),
        Fidelity.LINEAR);
  }
}
