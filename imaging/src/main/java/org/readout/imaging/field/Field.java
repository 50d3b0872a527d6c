package org.readout.imaging.field;

import org.jspecify.annotations.Nullable;
import org.readout.imaging.Calibration;
import org.readout.imaging.cells.FoundCells;
import org.readout.imaging.cells.FoundNuclei;
import org.readout.imaging.mitochondria.Mitochondria;
import org.readout.imaging.potential.MeasuredField;

/**
 * One field with its nuclei, cells and mitochondria, in numbers. Immutable.
 *
 * @param stain the nuclear stain in each nucleus, under the nucleus' number
 * @param cells null where only nuclei were asked for
 * @param mitochondria null where only nuclei were asked for
 * @param probe the probe in each cell, under the number of its nucleus; null where only nuclei were
 *     asked for
 */
public record Field(
    String name,
    int widthPx,
    int heightPx,
    @Nullable Calibration calibration,
    FoundNuclei nuclei,
    MeasuredField stain,
    @Nullable FoundCells cells,
    @Nullable Mitochondria mitochondria,
    @Nullable MeasuredField probe) {}
