package org.readout.analysis.assay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.readout.analysis.AnalysisException;
import org.readout.analysis.assay.ClonogenicOptions.Factors;

/**
 * Which treatment is which combination of two factors.
 *
 * @param firstLevels the control's level first
 * @param secondLevels the control's level first
 * @param treatments by their levels; complete
 */
public record FactorialDesign(
    Factors factors,
    List<String> firstLevels,
    List<String> secondLevels,
    Map<Levels, String> treatments) {

  /** One combination. */
  public record Levels(String first, String second) {}

  private static final String ABSENT = "absent";
  private static final String PRESENT = "present";

  /** Blanks on both sides: {@code Tsc2+/+} is a genotype, not a combination. */
  private static final Pattern PLUS = Pattern.compile("\\s+\\+\\s+");

  /** The treatment that combines these levels. */
  public String treatment(String first, String second) {
    String treatment = treatments.get(new Levels(first, second));
    if (treatment == null) {
      throw new IllegalArgumentException("no such combination: " + first + ", " + second);
    }
    return treatment;
  }

  /** The design that was named. */
  public static FactorialDesign named(List<Allocation> wells, String control, Factors factors)
      throws AnalysisException.BadDesign {
    Optional<FactorialDesign> design =
        ofColumns(wells, control, factors).or(() -> ofTreatments(wells, control, factors));
    return design.orElseThrow(
        () ->
            new AnalysisException.BadDesign(
                "'%s' and '%s' do not make a two-way design with control '%s'"
                    .formatted(factors.first(), factors.second(), control),
                "Name two columns in which every combination of levels is one "
                    + "treatment, or two treatments that were also given together as "
                    + "'A + B'."));
  }

  /** All designs that can be seen: two crossed columns, or else treatments given together. */
  public static List<FactorialDesign> seenIn(List<Allocation> wells, String control) {
    List<String> columns =
        wells.stream()
            .flatMap(well -> well.factors().keySet().stream())
            .distinct()
            .sorted()
            .filter(name -> levels(wells, name).size() > 1)
            .toList();
    if (columns.size() == 2) {
      Optional<FactorialDesign> design =
          ofColumns(wells, control, new Factors(columns.get(0), columns.get(1)));
      if (design.isPresent()) {
        return List.of(design.get());
      }
    }
    List<FactorialDesign> designs = new ArrayList<>();
    for (String together : treatmentNames(wells)) {
      List<String> parts = parts(together);
      if (parts.size() == 2) {
        ofTreatments(wells, control, new Factors(parts.get(0), parts.get(1)))
            .ifPresent(designs::add);
      }
    }
    return designs;
  }

  private static Optional<FactorialDesign> ofColumns(
      List<Allocation> wells, String control, Factors factors) {
    Map<Levels, String> treatments = new HashMap<>();
    Map<String, Levels> levels = new TreeMap<>();
    for (Allocation well : wells) {
      String first = well.factors().get(factors.first());
      String second = well.factors().get(factors.second());
      if (first == null || second == null) {
        continue;
      }
      Levels at = new Levels(first, second);
      String treatment = treatments.putIfAbsent(at, well.treatment());
      Levels earlier = levels.putIfAbsent(well.treatment(), at);
      if ((treatment != null && !treatment.equals(well.treatment()))
          || (earlier != null && !earlier.equals(at))) {
        return Optional.empty();
      }
    }
    Levels reference = levels.get(control);
    if (reference == null) {
      return Optional.empty();
    }
    List<String> firsts = referenceFirst(levels(wells, factors.first()), reference.first());
    List<String> seconds = referenceFirst(levels(wells, factors.second()), reference.second());
    boolean crossed = firsts.size() > 1 && seconds.size() > 1;
    return crossed && treatments.size() == firsts.size() * seconds.size()
        ? Optional.of(new FactorialDesign(factors, firsts, seconds, Map.copyOf(treatments)))
        : Optional.empty();
  }

  private static Optional<FactorialDesign> ofTreatments(
      List<Allocation> wells, String control, Factors factors) {
    TreeSet<String> names = treatmentNames(wells);
    String a = factors.first();
    String b = factors.second();
    Optional<String> together =
        names.stream()
            .filter(name -> parts(name).equals(List.of(a, b)) || parts(name).equals(List.of(b, a)))
            .findFirst();
    if (together.isEmpty()
        || a.equals(b)
        || List.of(a, b).contains(control)
        || !names.containsAll(List.of(a, b, control))) {
      return Optional.empty();
    }
    List<String> levels = List.of(ABSENT, PRESENT);
    return Optional.of(
        new FactorialDesign(
            factors,
            levels,
            levels,
            Map.of(
                new Levels(ABSENT, ABSENT), control,
                new Levels(PRESENT, ABSENT), a,
                new Levels(ABSENT, PRESENT), b,
                new Levels(PRESENT, PRESENT), together.get())));
  }

  private static List<String> parts(String treatment) {
    return PLUS.splitAsStream(treatment).toList();
  }

  private static TreeSet<String> treatmentNames(List<Allocation> wells) {
    TreeSet<String> names = new TreeSet<>(new NaturalOrder());
    wells.forEach(well -> names.add(well.treatment()));
    return names;
  }

  private static TreeSet<String> levels(List<Allocation> wells, String factor) {
    TreeSet<String> levels = new TreeSet<>(new NaturalOrder());
    wells.stream()
        .flatMap(well -> Optional.ofNullable(well.factors().get(factor)).stream())
        .forEach(levels::add);
    return levels;
  }

  private static List<String> referenceFirst(TreeSet<String> levels, String reference) {
    List<String> ordered = new ArrayList<>(List.of(reference));
    levels.stream().filter(level -> !level.equals(reference)).forEach(ordered::add);
    return List.copyOf(ordered);
  }
}
