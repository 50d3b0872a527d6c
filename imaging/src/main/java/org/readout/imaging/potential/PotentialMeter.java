package org.readout.imaging.potential;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.readout.imaging.ImageException;
import org.readout.imaging.Labels;
import org.readout.imaging.OpenCv;

/**
 * Turns the channels and the objects of one field into one row of numbers per cell, with what a
 * person should know of each. Pure: the same field gives the same numbers. Safe for many threads.
 */
public final class PotentialMeter {
  /** For the record of a computation. */
  public static final String ALGORITHM = "potential-meter";

  public static final String VERSION = "1";

  private PotentialMeter() {}

  /**
   * @throws ImageException.NoNativeLibrary if OpenCV cannot be loaded here
   * @throws IllegalArgumentException if channels and labels differ in size
   */
  public static MeasuredField measure(
      FieldChannels channels, FieldObjects objects, MeterSettings settings) throws ImageException {
    OpenCv.require();
    if (objects.cells().widthPx() != channels.potential().plane().widthPx()
        || objects.cells().heightPx() != channels.potential().plane().heightPx()) {
      throw new IllegalArgumentException("channels and labels of a field differ in size");
    }
    CellMeter meter = new CellMeter(channels, objects, settings);
    List<MeasuredCell> cells = new ArrayList<>();
    for (int id = 1; id <= meter.largest(); id++) {
      if (meter.has(id)) {
        cells.add(meter.measure(id));
      }
    }
    List<ChannelQuality> quality = new ArrayList<>();
    for (Signal signal : channels.recorded()) {
      quality.add(QualityMeter.of(signal, objects));
    }
    double saturated = saturatedFraction(channels.potential(), objects);
    Set<FieldFlag> flags = FieldFlags.of(channels, objects, cells, quality, saturated, settings);
    Refusal excluded = flags.contains(FieldFlag.FIELD_SATURATED) ? Refusal.SATURATED : null;
    return new MeasuredField(cells, quality, saturated, flags, excluded);
  }

  private static double saturatedFraction(Signal signal, FieldObjects objects) {
    Labels mitochondria = objects.mitochondria();
    Labels judged =
        mitochondria == null || mitochondria.largest() == 0 ? objects.cells() : mitochondria;
    int pixels = 0;
    int saturated = 0;
    for (int i = 0; i < judged.ids().length; i++) {
      if (judged.ids()[i] != 0) {
        pixels++;
        saturated += signal.channel().saturated(i) ? 1 : 0;
      }
    }
    return pixels == 0 ? 0 : saturated / (double) pixels;
  }
}
