package org.readout.analysis.cases;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How one method of the reference cases is computed with our code.
 *
 * @param name the {@code method} of the cases
 * @param looser where the program that made the cases stops sooner than they ask for
 * @param numbers our numbers, in maps, lists and arrays shaped as {@code expected} of the case;
 *     what we do not offer is left out; a refusal is the name of its state under {@code state}
 */
public record CaseMethod(
    String name, List<Looser> looser, Function<ReferenceCase, Map<String, Object>> numbers) {

  public CaseMethod(String name, Function<ReferenceCase, Map<String, Object>> numbers) {
    this(name, List.of(), numbers);
  }

  /**
   * @param paths a regular expression of the whole path, for example {@code /tukey/.*}
   * @param relative the tolerance there
   */
  public record Looser(String paths, double relative) {}

  double leastRelative(String path) {
    return looser.stream()
        .filter(some -> path.matches(some.paths()))
        .mapToDouble(Looser::relative)
        .max()
        .orElse(0);
  }
}
