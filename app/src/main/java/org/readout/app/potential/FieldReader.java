package org.readout.app.potential;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.Calibration;
import org.readout.imaging.ImageException;
import org.readout.imaging.field.FieldChannel;
import org.readout.imaging.field.FieldImages;

/** Reads the channels of a field. */
final class FieldReader {
  private FieldReader() {}

  /**
   * A field in memory.
   *
   * @param files what the files say of each channel
   */
  record ReadField(FieldImages images, Map<ChannelRole, ChannelReader.Read> files) {}

  /**
   * @param umPerPx what a person said; null where the files' own word counts
   */
  static ReadField read(FieldSource source, Corrections corrections, @Nullable Double umPerPx)
      throws ImageException {
    Map<ChannelRole, FieldChannel> channels = new EnumMap<>(ChannelRole.class);
    Map<ChannelRole, ChannelReader.Read> files = new EnumMap<>(ChannelRole.class);
    Calibration calibration = umPerPx == null ? null : new Calibration(umPerPx, "said by a person");
    for (Map.Entry<ChannelRole, ChannelSource> part : source.channels().entrySet()) {
      ChannelReader.Read read = ChannelReader.read(part.getKey(), part.getValue(), corrections);
      channels.put(part.getKey(), read.channel());
      files.put(part.getKey(), read);
      calibration = calibration == null ? read.calibration() : calibration;
    }
    FieldChannel nuclei = channels.get(ChannelRole.NUCLEI);
    if (nuclei == null) {
      throw new IllegalStateException("a field has nuclei");
    }
    FieldImages images =
        new FieldImages(
            source.place().name(),
            nuclei,
            channels.get(ChannelRole.SIGNAL),
            channels.get(ChannelRole.MASS),
            channels.get(ChannelRole.GREEN),
            channels.get(ChannelRole.CYTOSOL),
            calibration);
    return new ReadField(images, files);
  }
}
