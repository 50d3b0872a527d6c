package org.readout.acquisition;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.readout.devices.Well;

/**
 * Joins what was counted with what was planned. A region meets the well of its plate's layout that
 * a person named for its image, or that has the region's name; and the only well of a layout meets
 * the only dish or field of an image. Whatever meets nothing stays, alone.
 */
final class CountTable {
  static final String COUNT = "count";

  private static final Comparator<CountRow> ORDER =
      Comparator.comparing((CountRow row) -> row.plate().isEmpty())
          .thenComparing(row -> PlateName.key(row.plate().orElse("")))
          .thenComparing(row -> row.well().isEmpty())
          .thenComparing(row -> row.well().orElse(new Well(0, 0)))
          .thenComparing(row -> row.counted().map(CountRow.Counted::imageName).orElse(""))
          .thenComparing(row -> row.counted().map(CountRow.Counted::image).orElse(""));

  private CountTable() {}

  /** By plate, well and image; what has no well, and images of no plate, come last. */
  static List<CountRow> rows(Transaction tx) throws SQLException {
    Map<String, Layout> layouts = new TreeMap<>();
    for (Plate plate : Plates.all(tx)) {
      plate.layout().ifPresent(kept -> layouts.put(PlateName.key(plate.name()), kept.layout()));
    }
    List<CountRow> rows = new ArrayList<>();
    Map<String, Set<LayoutWell>> met = new TreeMap<>();
    for (Images.Row image : Images.all(tx)) {
      long computation = Computations.chosen(tx, COUNT, image.id());
      List<CountRecord.Region> regions = Counts.regions(tx, computation, false);
      Optional<String> plate = image.image().plate();
      Optional<Layout> layout =
          plate.flatMap(name -> Optional.ofNullable(layouts.get(PlateName.key(name))));
      for (CountRecord.Region region : regions) {
        Optional<LayoutWell> planned =
            layout.flatMap(l -> planned(l, image.image(), region, regions.size()));
        planned.ifPresent(
            well ->
                met.computeIfAbsent(PlateName.key(plate.orElse("")), p -> new HashSet<>())
                    .add(well));
        Optional<Well> well =
            planned.isPresent()
                ? planned.get().well()
                : image.image().well().or(() -> Well.parse(region.name()));
        rows.add(
            new CountRow(
                plate, well, planned, Optional.of(counted(image.image(), region, computation))));
      }
    }
    layouts.forEach((key, layout) -> addUncounted(rows, layout, met.getOrDefault(key, Set.of())));
    rows.sort(ORDER);
    return rows;
  }

  private static Optional<LayoutWell> planned(
      Layout layout, StudyImage image, CountRecord.Region region, int regions) {
    if (image.well().isPresent()) {
      return layout.at(image.well().get());
    }
    Optional<LayoutWell> named = Well.parse(region.name()).flatMap(layout::at);
    if (named.isPresent()) {
      return named;
    }
    boolean onlyOne =
        layout.wells().size() == 1 && regions == 1 && region.kind() != CountRecord.Kind.WELL;
    return onlyOne ? Optional.of(layout.wells().get(0)) : Optional.empty();
  }

  private static void addUncounted(List<CountRow> rows, Layout layout, Set<LayoutWell> met) {
    for (LayoutWell well : layout.wells()) {
      if (!met.contains(well)) {
        rows.add(
            new CountRow(
                Optional.of(layout.plate()), well.well(), Optional.of(well), Optional.empty()));
      }
    }
  }

  private static CountRow.Counted counted(
      StudyImage image, CountRecord.Region region, long computation) {
    return new CountRow.Counted(
        image.sha256(),
        image.name(),
        region.name(),
        region.kind(),
        region.count(),
        region.tooNumerous(),
        region.areaFraction(),
        region.rejected(),
        region.flags(),
        computation);
  }
}
