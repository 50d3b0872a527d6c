package org.readout.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How much of the scatter arises at each level of groups inside groups (wells of an experiment,
 * fields of a well, cells of a field), by the analysis of variance with any group sizes. An
 * estimate below zero says that the level adds nothing that can be seen, and is given as zero.
 *
 * @param variances of the levels from the outside in, the outermost groups taken as fixed, the
 *     values themselves last; empty where every group has a single part, whose variance then counts
 *     in the level outside
 * @see <a href="https://doi.org/10.2307/3001853">Henderson 1953, Biometrics 9:226, method I</a>
 */
public record NestedVariance(List<OptionalDouble> variances) {
  public NestedVariance {
    variances = List.copyOf(variances);
  }

  /**
   * @param paths of each value: the names of its groups from the outside in, all of one length; a
   *     name counts inside the group before it only
   * @return refused where no innermost group holds two values
   * @throws IllegalArgumentException when lengths differ
   */
  public static Outcome<NestedVariance> of(double[] values, List<List<String>> paths) {
    if (values.length != paths.size()
        || paths.stream().mapToInt(List::size).distinct().count() > 1) {
      throw new IllegalArgumentException("every value needs the same levels of groups");
    }
    if (values.length == 0 || paths.get(0).isEmpty()) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    int depth = paths.get(0).size();
    List<Map<List<String>, Group>> levels = new ArrayList<>();
    for (int level = 1; level <= depth; level++) {
      levels.add(groups(values, paths, level));
    }
    if (levels.get(depth - 1).size() == values.length) {
      return Outcome.refused(Refusal.TOO_FEW_VALUES);
    }
    double[] squares = squares(values, paths, levels);
    double[] estimates = new double[depth];
    List<OptionalDouble> variances = new ArrayList<>();
    for (int level = depth; level >= 1; level--) {
      double own = coefficient(values.length, levels, level, level);
      if (own == 0) {
        variances.add(0, OptionalDouble.empty());
        continue;
      }
      double rest = squares[level - 1];
      for (int within = level + 1; within <= depth; within++) {
        rest -= estimates[within - 1] * coefficient(values.length, levels, within, level);
      }
      estimates[level - 1] = rest / own;
      variances.add(0, OptionalDouble.of(Math.max(0, rest / own)));
    }
    return Outcome.found(new NestedVariance(variances));
  }

  /** Share of the whole variance that two values have in common that share groups this deep. */
  public double intraclassCorrelation(int levels) {
    double whole = variances.stream().mapToDouble(level -> level.orElse(0)).sum();
    double shared = variances.subList(0, levels).stream().mapToDouble(l -> l.orElse(0)).sum();
    return whole == 0 ? 0 : shared / whole;
  }

  private record Group(int size, double mean) {}

  private static Map<List<String>, Group> groups(
      double[] values, List<List<String>> paths, int level) {
    Map<List<String>, List<Double>> members = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      members
          .computeIfAbsent(paths.get(i).subList(0, level), path -> new ArrayList<>())
          .add(values[i]);
    }
    Map<List<String>, Group> groups = new LinkedHashMap<>();
    members.forEach(
        (path, list) -> {
          double[] inside = list.stream().mapToDouble(Double::doubleValue).toArray();
          groups.put(path, new Group(inside.length, Descriptive.of(inside).mean()));
        });
    return groups;
  }

  /** Of group means around the mean of the group outside, by level; last of values. */
  private static double[] squares(
      double[] values, List<List<String>> paths, List<Map<List<String>, Group>> levels) {
    int depth = levels.size();
    double[] squares = new double[depth];
    for (int level = 1; level < depth; level++) {
      Map<List<String>, Group> outside = levels.get(level - 1);
      int here = level;
      levels
          .get(level)
          .forEach(
              (path, group) -> {
                double away = group.mean() - at(outside, path.subList(0, here)).mean();
                squares[here - 1] += group.size() * away * away;
              });
    }
    for (int i = 0; i < values.length; i++) {
      double away = values[i] - at(levels.get(depth - 1), paths.get(i)).mean();
      squares[depth - 1] += away * away;
    }
    return squares;
  }

  /** Of the variance that arises {@code within} deep in the expected squares of a level. */
  private static double coefficient(
      int n, List<Map<List<String>, Group>> levels, int within, int level) {
    return share(n, levels, within, level) - share(n, levels, within, level - 1);
  }

  /** Sum over groups of the squared sizes of their parts over their own size. */
  private static double share(int n, List<Map<List<String>, Group>> levels, int within, int level) {
    if (within <= level) {
      return n;
    }
    Map<List<String>, Group> outer = levels.get(level);
    if (within == levels.size()) {
      return outer.size();
    }
    double sum = 0;
    for (Map.Entry<List<String>, Group> part : levels.get(within).entrySet()) {
      double size = part.getValue().size();
      sum += size * size / at(outer, part.getKey().subList(0, level + 1)).size();
    }
    return sum;
  }

  private static Group at(Map<List<String>, Group> groups, List<String> path) {
    Group group = groups.get(path);
    if (group == null) {
      throw new IllegalStateException("no such group: " + path);
    }
    return group;
  }
}
