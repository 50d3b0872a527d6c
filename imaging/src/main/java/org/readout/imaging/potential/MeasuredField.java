package org.readout.imaging.potential;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One field in numbers. Immutable.
 *
 * @param cells all that were measured, in the order of their numbers; excluded ones say why
 * @param channels the probe first
 * @param saturatedMitochondria the part of the field's mitochondrial pixels (of its cells' pixels,
 *     where none were sought) at the ceiling, 0 to 1
 * @param flags of the field and of its channels together
 * @param excluded why the field does not count in means; null if it counts
 */
public record MeasuredField(
    List<MeasuredCell> cells,
    List<ChannelQuality> channels,
    double saturatedMitochondria,
    Set<FieldFlag> flags,
    @Nullable Refusal excluded) {
  public MeasuredField {
    cells = List.copyOf(cells);
    channels = List.copyOf(channels);
  }

  public Optional<Refusal> excludedBecause() {
    return Optional.ofNullable(excluded);
  }

  /** How many cells the border of the image cuts. */
  public int atBorder() {
    return (int) cells.stream().filter(MeasuredCell::atBorder).count();
  }

  /** One number of the cells that count and have it. */
  public Spread spread(Function<MeasuredCell, Estimate> number) {
    double[] values =
        cells.stream()
            .filter(cell -> excluded == null && cell.excludedBecause().isEmpty())
            .map(number)
            .flatMap(estimate -> estimate.value().stream().boxed())
            .mapToDouble(Double::doubleValue)
            .toArray();
    return Spread.of(values);
  }
}
