package org.readout.imaging.mitochondria;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.Calibration;
import org.readout.imaging.Labels;

/**
 * The mitochondria of one field.
 *
 * @param perCell the number of the cell in each pixel of its mitochondria, 0 elsewhere
 * @param objects each connected piece under a number of its own, 1 to n without a gap
 * @param networks one for each cell, in the order of the cells, also where there is nothing
 * @param channel on which they were looked for
 * @param elementPx the width of what may stand out, as it was used
 * @param calibration the pixel size; null where it is not known: there are no micrometres then
 */
public record Mitochondria(
    Labels perCell,
    Labels objects,
    List<MitochondrialNetwork> networks,
    MaskChannel channel,
    int elementPx,
    @Nullable Calibration calibration,
    List<MitochondriaFlag> flags) {
  public Mitochondria {
    networks = List.copyOf(networks);
    flags = List.copyOf(flags);
  }
}
