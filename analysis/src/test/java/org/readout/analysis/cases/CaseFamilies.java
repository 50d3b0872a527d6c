package org.readout.analysis.cases;

import java.util.List;
import java.util.stream.Stream;

/** The families that map methods of the reference cases to our code: one line each. */
final class CaseFamilies {
  private CaseFamilies() {}

  static List<CaseMethod> methods() {
    return Stream.of(
            CountCases.METHODS, //
            TwoGroupCases.METHODS, //
            ManyGroupCases.METHODS, //
            SampleCases.METHODS, //
            FactorCases.METHODS, //
            AssociationCases.METHODS, //
            PlateCases.METHODS, //
            MixedCases.METHODS, //
            AssayCases.METHODS //
            )
        .flatMap(List::stream)
        .toList();
  }
}
