package org.readout.analysis.cases;

import java.util.Map;
import java.util.function.Function;

/**
 * How one method of the reference cases is computed with our code.
 *
 * @param name the {@code method} of the cases
 * @param leastRelative a relative tolerance below which the cases are not asked, because the
 *     program that made them stops sooner
 * @param numbers our numbers, in maps, lists and arrays shaped as {@code expected} of the case;
 *     what we do not offer is left out; a refusal is the name of its state under {@code state}
 */
public record CaseMethod(
    String name, double leastRelative, Function<ReferenceCase, Map<String, Object>> numbers) {

  public CaseMethod(String name, Function<ReferenceCase, Map<String, Object>> numbers) {
    this(name, 0, numbers);
  }
}
