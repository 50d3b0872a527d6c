package org.readout.imaging.vessels;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the wells of a plate lie: an origin and two steps at right angles, fitted to the circles
 * that were seen. Wells that were not seen are where the others say.
 *
 * @param x centre of the first well of the window, top left in the image
 * @param stepX from one column to the next
 * @param rows of the window, in the image
 * @param seen how many of its wells are circles in the image
 * @param beyond how many circles lie on the lattice around the window: it is a part of a larger one
 */
record Lattice(
    double x,
    double y,
    double stepX,
    double stepY,
    int rows,
    int columns,
    double r,
    int seen,
    int beyond) {
  /** A well lies within this part of a step from its place. */
  private static final double TOLERANCE = 0.12;

  /** Makers' wells differ, and rims are seen instead of floors: pitch over diameter, by factor. */
  private static final double LOOSEST = 1.20;

  private static final double TIGHTEST = 0.85;

  /** A plate is laid down by hand, but not askew: 15 degrees (sine). */
  private static final double ASKEW = 0.26;

  /** A place in the lattice and the circle seen there. */
  private record Member(int row, int column, Circle circle) {}

  /** A well's centre, and its radius. */
  Circle well(int row, int column) {
    return new Circle(x + column * stepX - row * stepY, y + column * stepY + row * stepX, r);
  }

  /** Row by row. */
  List<Circle> wells() {
    List<Circle> wells = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        wells.add(well(row, column));
      }
    }
    return wells;
  }

  /**
   * All lattices of the plate that the circles suggest, the most complete windows of each.
   *
   * @param circles of about one size
   * @param leastSeen how many of a plate's wells must be among them
   */
  static List<Lattice> of(List<Circle> circles, Vessel plate, double leastSeen) {
    List<Lattice> lattices = new ArrayList<>();
    double ratio = plate.pitchMm() / plate.diameterMm();
    for (Circle from : circles) {
      for (Circle to : circles) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double pitch = Math.hypot(dx, dy);
        double measured = pitch / (from.r() + to.r());
        if (dx <= 0
            || Math.abs(dy) > ASKEW * pitch
            || measured < TIGHTEST * ratio
            || measured > LOOSEST * ratio) {
          continue;
        }
        List<Member> members = members(circles, from, dx, dy);
        if (members.size() >= leastSeen) {
          lattices.addAll(windows(members, plate.rows(), plate.columns()));
          lattices.addAll(windows(members, plate.columns(), plate.rows()));
        }
      }
    }
    return lattices;
  }

  private static List<Member> members(List<Circle> circles, Circle from, double dx, double dy) {
    List<Member> members = new ArrayList<>();
    double square = dx * dx + dy * dy;
    for (Circle circle : circles) {
      double ox = circle.x() - from.x();
      double oy = circle.y() - from.y();
      double column = (ox * dx + oy * dy) / square;
      double row = (oy * dx - ox * dy) / square;
      // A small error of the step grows with the distance.
      double off = Math.hypot(column - Math.rint(column), row - Math.rint(row));
      if (off < TOLERANCE * (1 + 0.3 * Math.hypot(column, row))) {
        members.add(new Member((int) Math.rint(row), (int) Math.rint(column), circle));
      }
    }
    return members;
  }

  /** The rows × columns that hold most members, fitted to them; several if they hold as many. */
  private static List<Lattice> windows(List<Member> members, int rows, int columns) {
    List<Lattice> best = new ArrayList<>();
    int most = 0;
    for (int top = 1 - rows; top <= 0; top++) {
      for (int left = 1 - columns; left <= 0; left++) {
        List<Member> inside = within(members, top, left, rows, columns);
        boolean spans =
            inside.stream().mapToInt(Member::row).distinct().count() >= 2
                && inside.stream().mapToInt(Member::column).distinct().count() >= 2;
        if (spans && inside.size() >= most) {
          if (inside.size() > most) {
            best.clear();
            most = inside.size();
          }
          int around = within(members, top - 1, left - 1, rows + 2, columns + 2).size();
          best.add(fitted(inside, rows, columns, around - inside.size()));
        }
      }
    }
    return best;
  }

  private static List<Member> within(
      List<Member> members, int top, int left, int rows, int columns) {
    return members.stream()
        .filter(m -> m.row >= top && m.row < top + rows)
        .filter(m -> m.column >= left && m.column < left + columns)
        .map(m -> new Member(m.row - top, m.column - left, m.circle))
        .toList();
  }

  /** Least squares over a shift, a turn and a factor. */
  private static Lattice fitted(List<Member> members, int rows, int columns, int beyond) {
    double n = members.size();
    double column = members.stream().mapToDouble(Member::column).average().orElse(0);
    double row = members.stream().mapToDouble(Member::row).average().orElse(0);
    double cx = members.stream().mapToDouble(m -> m.circle.x()).average().orElse(0);
    double cy = members.stream().mapToDouble(m -> m.circle.y()).average().orElse(0);
    double along = 0;
    double across = 0;
    double square = 0;
    for (Member m : members) {
      double u = m.column - column;
      double v = m.row - row;
      double ox = m.circle.x() - cx;
      double oy = m.circle.y() - cy;
      along += u * ox + v * oy;
      across += u * oy - v * ox;
      square += u * u + v * v;
    }
    double stepX = along / square;
    double stepY = across / square;
    double r =
        members.stream()
            .mapToDouble(m -> m.circle.r())
            .sorted()
            .skip((long) (n / 2))
            .findFirst()
            .orElse(0);
    return new Lattice(
        cx - column * stepX + row * stepY,
        cy - column * stepY - row * stepX,
        stepX,
        stepY,
        rows,
        columns,
        r,
        members.size(),
        beyond);
  }

  /** Whether both put all wells at the same places, to a tenth of a step. */
  boolean isLike(Lattice other) {
    double near = 0.1 * pitch();
    return rows == other.rows
        && columns == other.columns
        && well(0, 0).distance(other.x, other.y) < near
        && well(rows - 1, columns - 1)
                .distance(
                    other.well(rows - 1, columns - 1).x(), other.well(rows - 1, columns - 1).y())
            < near;
  }

  /** The part of its wells that is seen; less if it is a part of a larger plate. */
  double part() {
    return (seen - 0.5 * beyond) / (rows * columns);
  }

  double pitch() {
    return Math.hypot(stepX, stepY);
  }
}
