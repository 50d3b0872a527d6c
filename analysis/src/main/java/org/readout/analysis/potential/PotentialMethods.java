package org.readout.analysis.potential;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.readout.analysis.assay.Wording;

/**
 * The paragraph for the methods section and the legend of a figure, from what was really done.
 *
 * @param excludedCells that are in no mean
 */
record PotentialMethods(
    CellTable table,
    Claim claim,
    PotentialOptions options,
    Estimator estimator,
    List<PotentialComparison> comparisons,
    Optional<PotentialFactorial> factorial,
    int excludedCells) {
  private static final String APPARENT =
      "Millivolts are apparent: they take plasma membrane potential, mitochondrial mass and focus"
          + " as equal, and the dye as non-quenching.";

  String methods() {
    List<String> sentences = new ArrayList<>();
    sentences.add(reading());
    sentences.add(scale());
    if (claim.millivolts()) {
      sentences.add(
          "Changes of potential are −(RT/F)·ln of the normalised signal at %s °C (RT/F = %s mV), per cell; positive is depolarised."
              .formatted(
                  Numbers.plain(options.temperatureCelsius()),
                  Numbers.decimals(new Nernst(options.temperatureCelsius()).slopeMillivolts(), 2)));
      sentences.add(APPARENT);
    }
    if (claim.scale() != PotentialScale.NONE) {
      sentences.add(averages());
      tests().ifPresent(sentences::add);
    }
    if (excludedCells > 0) {
      sentences.add("%d cells were left out, each with its reason.".formatted(excludedCells));
    }
    sentences.add(
        "Algorithm %s, version %s.".formatted(PotentialAssay.ALGORITHM, PotentialAssay.VERSION));
    return String.join(" ", sentences);
  }

  String legend() {
    String what =
        "%s by treatment.".formatted(PotentialWords.outcome(options.probe(), claim.scale()));
    String points =
        " Small points are single cells, large points means of experiments (cells, then fields, then"
            + " wells); same colour and shape, same experiment. n counts experiments, not cells.";
    return what + points + (claim.millivolts() ? " " + APPARENT : "");
  }

  private String reading() {
    return claim.scale() == PotentialScale.RED_TO_GREEN
        ? ("%s was read as the red to green ratio of single cells; cells below the ratio under which"
                + " %s %% of the FCCP cells of their plate lie count as depolarised.")
            .formatted(options.probe().label(), Numbers.percent(options.limits().depolarisedGate()))
        : "%s (%s) was read as the %s of single cells, in camera counts above background."
            .formatted(options.probe().label(), mode(), estimator.label());
  }

  private String mode() {
    return options.mode() == LoadingMode.UNKNOWN
        ? "loading mode not stated"
        : options.mode().label() + " mode";
  }

  private String scale() {
    return switch (claim.scale()) {
      case FCCP_NORMALISED ->
          "Each cell was put between the FCCP wells (0) and the wells of %s (1) of its own plate."
              .formatted(table.control());
      case CONTROL_RATIO ->
          "Each cell was divided by the wells of %s of its own plate; without FCCP the zero is not known."
              .formatted(table.control());
      case RED_TO_GREEN ->
          "Each cell's red over green was divided by that of the wells of %s of its own plate; it ranks potentials and is not converted to millivolts."
              .formatted(table.control());
      case NONE -> "End points in quench mode were not compared.";
    };
  }

  private String averages() {
    return ("Logarithms were averaged over cells, fields, wells and then experiments; where cells"
            + " were too dim to be logged (%s), as many of the brightest were set aside, and above"
            + " %s %% of cells no mean is given. The unit of inference (n) is the experiment.")
        .formatted(
            claim.scale() == PotentialScale.FCCP_NORMALISED
                ? "within %s SD of FCCP cells"
                    .formatted(Numbers.plain(options.limits().fccpDeviations()))
                : "not above zero",
            Numbers.percent(options.limits().mostLostShare()));
  }

  private Optional<String> tests() {
    Optional<Verdict.Tested> first =
        comparisons.stream()
            .map(PotentialComparison::verdict)
            .filter(Verdict.Tested.class::isInstance)
            .map(Verdict.Tested.class::cast)
            .findFirst();
    return first.map(
        tested ->
            "Log ratios were compared by %s, two-sided%s, with %s %% confidence intervals, which are not adjusted%s."
                .formatted(
                    tested.test(),
                    tested.family() < 2
                        ? ""
                        : ", %s over %d comparisons with %s"
                            .formatted(
                                options.adjustment() == Adjustment.NONE
                                    ? "not adjusted"
                                    : "adjusted by " + tested.adjustment() + "'s rule",
                                tested.family(),
                                table.control()),
                    Wording.level(options.confidence()),
                    factorial
                        .map(
                            two ->
                                "; simple effects of %s and %s and their interaction are contrasts of the same model restricted to the combinations"
                                    .formatted(two.first(), two.second()))
                        .orElse("")));
  }
}
