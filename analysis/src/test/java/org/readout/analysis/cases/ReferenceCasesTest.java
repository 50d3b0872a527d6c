package org.readout.analysis.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Walks folders of reference cases: the project's own, {@code shared/data/statistics} beside the
 * project where there is one, and any other by {@code -Dreference.cases=DIR}. Prints for each
 * method how many numbers agree, disagree, and are not offered.
 */
class ReferenceCasesTest {
  private static final Map<String, CaseMethod> METHODS =
      CaseFamilies.methods().stream()
          .collect(Collectors.toUnmodifiableMap(CaseMethod::name, Function.identity()));

  @Test
  void our_numbers_are_those_of_our_own_cases() throws IOException, URISyntaxException {
    Path folder = Path.of(ReferenceCasesTest.class.getResource(".").toURI());
    assertThat(disagreements(folder)).isEmpty();
  }

  @Test
  void our_numbers_are_those_of_the_shared_cases() throws IOException {
    Optional<Path> folder =
        Stream.iterate(Path.of("").toAbsolutePath(), up -> up != null, Path::getParent)
            .map(up -> up.resolve("shared/data/statistics"))
            .filter(Files::isDirectory)
            .findFirst();
    assumeTrue(
        folder.isPresent(),
        "skipped: no folder shared/data/statistics above the working directory");
    assertThat(disagreements(folder.orElseThrow())).isEmpty();
  }

  @Test
  void our_numbers_are_those_of_the_folder_that_was_named() throws IOException {
    String folder = System.getProperty("reference.cases");
    assumeTrue(folder != null, "skipped: no folder named with -Dreference.cases=DIR");
    assertThat(disagreements(Path.of(folder))).isEmpty();
  }

  private static List<String> disagreements(Path folder) throws IOException {
    Map<String, List<ReferenceCase>> byMethod =
        cases(folder).stream()
            .collect(
                Collectors.groupingBy(ReferenceCase::method, TreeMap::new, Collectors.toList()));
    List<String> failures = new ArrayList<>();
    byMethod.forEach((method, cases) -> failures.addAll(print(method, cases)));
    return failures;
  }

  private static List<ReferenceCase> cases(Path folder) throws IOException {
    List<ReferenceCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        cases.add(ReferenceCase.read(file));
      }
    }
    assertThat(cases).as("cases in " + folder).isNotEmpty();
    return cases;
  }

  private static List<String> print(String method, List<ReferenceCase> cases) {
    CaseMethod ours = METHODS.get(method);
    if (ours == null) {
      System.out.printf("%-34s %2d cases: unsupported%n", method, cases.size());
      return List.of();
    }
    int passed = 0;
    List<String> failures = new ArrayList<>();
    Set<String> notGiven = new TreeSet<>();
    for (ReferenceCase given : cases) {
      try {
        CaseReport report = CaseReport.of(given, ours);
        passed += report.passed();
        failures.addAll(report.failures());
        notGiven.addAll(report.notGiven());
      } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException thrown) {
        // One case that we choke on must not hide what the others say.
        failures.add(given.id() + ": " + thrown);
      }
    }
    System.out.printf(
        "%-34s %2d cases: %d passed, %d failed, unsupported %s%n",
        method, cases.size(), passed, failures.size(), notGiven);
    return failures;
  }
}
