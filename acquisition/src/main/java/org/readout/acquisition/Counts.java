package org.readout.acquisition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The counts of images, as tables of the record. */
final class Counts {
  private Counts() {}

  /**
   * Keeps a count and lets it count for its image. A job that is done already is not kept twice; it
   * counts again from now on.
   */
  static Computation commit(Transaction tx, JobKey key, CountRecord count)
      throws SQLException, StudyException {
    Optional<Computation> done = Computations.find(tx, key);
    if (done.isPresent()) {
      long id = done.get().id();
      if (!count.equals(read(tx, id).orElseThrow())) {
        throw new StudyException.NotReproducible(key, id);
      }
      Computations.choose(tx, key, id);
      return Computations.byId(tx, id).orElseThrow();
    }
    long id = Computations.insert(tx, key);
    tx.insert(
        "counted_image",
        "computation, width_px, height_px, um_per_px, scale_source",
        id,
        count.widthPx(),
        count.heightPx(),
        count.umPerPx().isPresent() ? (Object) count.umPerPx().getAsDouble() : null,
        count.scaleSource());
    for (CountRecord.Region region : count.regions()) {
      insert(tx, id, region);
    }
    Computations.choose(tx, key, id);
    return Computations.byId(tx, id).orElseThrow();
  }

  /** The whole count with its objects; empty if the computation is none or not a count. */
  static Optional<CountRecord> read(Transaction tx, long computation) throws SQLException {
    List<CountRecord.Region> regions = regions(tx, computation, true);
    return tx.first(
        "SELECT * FROM counted_image WHERE computation = ?",
        row ->
            new CountRecord(
                row.getInt("width_px"),
                row.getInt("height_px"),
                Plates.decimal(row, "um_per_px"),
                row.getString("scale_source"),
                regions),
        computation);
  }

  /** The regions of a count. Their objects are left out unless they are asked for. */
  static List<CountRecord.Region> regions(Transaction tx, long computation, boolean objects)
      throws SQLException {
    List<CountRecord.Region> regions = new ArrayList<>();
    for (long id :
        tx.all(
            "SELECT id FROM counted_region WHERE computation = ? ORDER BY id",
            row -> row.getLong(1),
            computation)) {
      List<CountRecord.Candidate> candidates =
          objects
              ? tx.all(
                  "SELECT * FROM counted_object WHERE region = ? ORDER BY id",
                  Counts::candidate,
                  id)
              : List.of();
      regions.add(
          tx.one("SELECT * FROM counted_region WHERE id = ?", row -> region(row, candidates), id));
    }
    return regions;
  }

  private static void insert(Transaction tx, long computation, CountRecord.Region region)
      throws SQLException {
    long id =
        tx.insert(
            "counted_region",
            "computation, name, kind, count, too_numerous, area_fraction, rejected, flags, outline",
            computation,
            region.name(),
            region.kind().word(),
            region.count(),
            region.tooNumerous() ? 1 : 0,
            region.areaFraction(),
            region.rejected(),
            CanonicalJson.of(region.flags()),
            region.outline());
    for (CountRecord.Candidate candidate : region.objects()) {
      tx.insert(
          "counted_object",
          "region, number, x_px, y_px, area_px, diameter_px, diameter_um, circularity,"
              + " mean_intensity, status, reason, outline",
          id,
          candidate.id(),
          candidate.xPx(),
          candidate.yPx(),
          candidate.areaPx(),
          candidate.diameterPx(),
          candidate.diameterUm().isPresent() ? (Object) candidate.diameterUm().getAsDouble() : null,
          candidate.circularity(),
          candidate.meanIntensity(),
          candidate.accepted() ? "accepted" : "rejected",
          candidate.reason().orElse(null),
          candidate.outline());
    }
  }

  private static CountRecord.Region region(ResultSet row, List<CountRecord.Candidate> candidates)
      throws SQLException {
    return new CountRecord.Region(
        row.getString("name"),
        CountRecord.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getInt("count"),
        row.getInt("too_numerous") == 1,
        row.getDouble("area_fraction"),
        row.getInt("rejected"),
        CanonicalJson.strings(row.getString("flags")),
        row.getString("outline"),
        candidates);
  }

  private static CountRecord.Candidate candidate(ResultSet row) throws SQLException {
    return new CountRecord.Candidate(
        row.getInt("number"),
        row.getDouble("x_px"),
        row.getDouble("y_px"),
        row.getDouble("area_px"),
        row.getDouble("diameter_px"),
        Plates.decimal(row, "diameter_um"),
        row.getDouble("circularity"),
        row.getDouble("mean_intensity"),
        row.getString("status").equals("accepted"),
        Optional.ofNullable(row.getString("reason")),
        row.getString("outline"));
  }
}
