package org.readout.analysis.assay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readout.analysis.MultipleComparisons;

/** The paragraph for the methods section, from what was really done. */
final class MethodsText {
  private final CountTable table;
  private final ClonogenicOptions options;
  private final Optional<ModelFit> fit;
  private final List<Comparison> comparisons;
  private final Optional<FactorialResult> factorial;

  MethodsText(
      CountTable table,
      ClonogenicOptions options,
      Optional<ModelFit> fit,
      List<Comparison> comparisons,
      Optional<FactorialResult> factorial) {
    this.table = table;
    this.options = options;
    this.fit = fit;
    this.comparisons = comparisons;
    this.factorial = factorial;
  }

  String text() {
    List<String> sentences = new ArrayList<>();
    sentences.add(units());
    fit.ifPresent(model -> sentences.add(model(model)));
    if (comparisons.stream().anyMatch(one -> one.inference() instanceof Inference.Exact)) {
      sentences.add(
          "Treatments without colonies were compared by the exact conditional "
              + "Poisson test stratified by experiment, and by sign flips between "
              + "experiments.");
    }
    if (factorial.flatMap(FactorialResult::interaction).isPresent()) {
      sentences.add(
          ("The interaction of %s and %s was tested by the F test of nested "
                  + "models; its exponential is the ratio to Bliss independence.")
              .formatted(factorial.get().first(), factorial.get().second()));
    }
    if (!table.excluded().isEmpty()) {
      sentences.add("%s left out, each with its reason.".formatted(was(table.excluded().size())));
    }
    sentences.add(
        "Algorithm %s, version %s.".formatted(ClonogenicAssay.ALGORITHM, ClonogenicAssay.VERSION));
    return String.join(" ", sentences);
  }

  private String units() {
    String sums = "Colonies%s were summed over the wells of each treatment in each experiment";
    String rates =
        table.seedingGiven()
            ? "plating efficiency is colonies over cells seeded in the control "
                + "(%s), surviving fraction is that of a treatment over the plating "
                + "efficiency of the same experiment"
            : "seeding was not given, so colonies per well were compared with "
                + "those of the control (%s) of the same experiment";
    return "%s; %s. The unit of inference (n) is the experiment; wells are technical replicates."
        .formatted(
            sums.formatted(table.seedingGiven() ? " and cells seeded" : ""),
            rates.formatted(table.control()));
  }

  private String model(ModelFit model) {
    String dispersion =
        model.dispersion().isPresent()
            ? "dispersion φ = %s on %d residual degrees of freedom"
                .formatted(Wording.number(model.dispersion().getAsDouble()), model.residualDf())
            : "no residual degrees of freedom";
    return ("Ratios to the control are exponentials of the coefficients of a quasi-Poisson "
            + "generalised linear model with logarithmic link (%s; %s, %s)%s.")
        .formatted(
            model.formula(), Wording.experiments(model.experiments()), dispersion, inference());
  }

  private String inference() {
    if (comparisons.stream().noneMatch(one -> one.inference() instanceof Inference.Tested)) {
      return "; they were not tested, and each comparison says why";
    }
    return (", with %s %% confidence intervals, which are not adjusted, and two-sided p-values "
            + "from Student's t%s")
        .formatted(Wording.level(options.confidence()), adjustment());
  }

  private String adjustment() {
    return options.adjustment() == MultipleComparisons.NONE
        ? ", not adjusted for the number of comparisons"
        : ", adjusted by %s over the family of all comparisons with the control%s"
            .formatted(
                options.adjustment().title(),
                factorial.isPresent() ? ", and over the family of simple effects" : "");
  }

  private static String was(int wells) {
    return wells == 1 ? "1 well was" : wells + " wells were";
  }
}
