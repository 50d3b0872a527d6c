package org.readout.devices.biotek;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.readout.devices.Channel;
import org.readout.devices.Measurand;

/**
 * The read steps of a Gen5 procedure, and what they make of a label in the results. A label is the
 * step's name, a colon and the optics ({@code GFP:485/20,528/20}); either may be absent.
 */
final class Gen5Procedure {
  private static final Pattern MODE =
      Pattern.compile(
          "(Absorbance|Fluorescence|Luminescence|Alpha|Time Resolved|Image|FP)\\b.*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OPTICS =
      Pattern.compile("(\\d{3,4})(?:/\\d+)?(?:,\\s*(\\d{3,4})(?:/\\d+)?)?(?: \\[[^\\]]*\\])?");
  private static final Pattern UNNAMED = Pattern.compile("Lum|Alpha|Spectrum");
  private static final Pattern NUMBERED = Pattern.compile("Read (\\d{1,6})");
  private static final Pattern READS = Pattern.compile("(\\d{1,6}) Reads?");
  private static final Pattern WAVELENGTH = Pattern.compile("\\b(\\d{3,4})(?:/\\d+)?\\b");

  private final List<Step> steps = new ArrayList<>();
  private int kineticReads;

  /** One {@code Read} of the procedure. */
  private static final class Step {
    private final String name;
    private final List<Integer> wavelengths = new ArrayList<>();
    private Measurand kind = Measurand.CALCULATED;

    Step(String name) {
      this.name = name;
    }
  }

  /** One row of the procedure: a step's name and argument, or a detail of the step above. */
  void row(String step, String detail) {
    if (step.startsWith("Start Kinetic")) {
      Matcher reads = READS.matcher(detail);
      kineticReads = reads.find() ? Integer.parseInt(reads.group(1)) : 0;
    } else if (step.equals("Read")) {
      boolean mode = MODE.matcher(detail).matches();
      steps.add(new Step(mode ? "" : detail));
      if (mode) {
        detail(detail);
      }
    } else if (step.isEmpty() && !steps.isEmpty()) {
      detail(detail);
    }
  }

  /** How many time points the last kinetic of the procedure asks for; 0 without a kinetic. */
  int kineticReads() {
    return kineticReads;
  }

  /** The names of steps, or their wavelengths where they have none, that no label mentions. */
  List<String> without(List<String> labels) {
    List<String> absent = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step.kind == Measurand.CALCULATED) {
        continue;
      }
      String name = step.name.isEmpty() ? "Read " + (i + 1) : step.name;
      boolean named = labels.stream().anyMatch(label -> label.contains(name));
      boolean shown =
          step.wavelengths.isEmpty()
              ? labels.stream().anyMatch(label -> UNNAMED.matcher(label).find())
              : step.wavelengths.stream()
                  .anyMatch(nm -> labels.stream().anyMatch(label -> label.contains("" + nm)));
      if (!named && !(step.name.isEmpty() && shown)) {
        absent.add(name);
      }
    }
    return absent;
  }

  /** What a label in the results measures. */
  Channel channel(String label) {
    if (label.startsWith("Blank ")) {
      return calculated(label, direct(label.substring("Blank ".length())).orElse(null));
    }
    return direct(label).orElseGet(() -> calculated(label, null));
  }

  private static Channel calculated(String label, @Nullable Channel basis) {
    if (basis == null) {
      return Channel.of(
          label, label.startsWith("Cell Count") ? Measurand.CELL_COUNT : Measurand.CALCULATED);
    }
    return new Channel(
        label,
        Measurand.CALCULATED,
        basis.unit(),
        basis.wavelength(),
        basis.excitation(),
        basis.emission());
  }

  /** The channel of a label that a read step makes; empty for a computed one. */
  private Optional<Channel> direct(String label) {
    int colon = label.lastIndexOf(':');
    String tail = colon < 0 ? label : label.substring(colon + 1);
    String name = colon < 0 ? "" : label.substring(0, colon);
    Matcher optics = OPTICS.matcher(tail.strip());
    if (optics.matches()) {
      return Optional.of(optical(label, name, optics));
    }
    if (label.startsWith("Lum") || label.startsWith("Alpha")) {
      return Optional.of(
          Channel.of(
              label, label.startsWith("Lum") ? Measurand.LUMINESCENCE : Measurand.FLUORESCENCE));
    }
    if (label.endsWith("Pathlength")) {
      return Optional.empty();
    }
    boolean spectrum = tail.endsWith("Spectrum");
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      boolean named = isNamed(step, i, name) || isNamed(step, i, label);
      if (step.kind != Measurand.CALCULATED && (named || (spectrum && steps.size() == 1))) {
        return Optional.of(Channel.of(label, step.kind));
      }
    }
    return spectrum ? Optional.of(Channel.of(label, Measurand.ABSORBANCE)) : Optional.empty();
  }

  private Channel optical(String label, String name, Matcher optics) {
    int first = Integer.parseInt(optics.group(1));
    String second = optics.group(2);
    Measurand kind = second == null ? Measurand.ABSORBANCE : Measurand.FLUORESCENCE;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      boolean fits = name.isEmpty() ? step.wavelengths.contains(first) : isNamed(step, i, name);
      if (fits && step.kind != Measurand.CALCULATED) {
        kind = step.kind;
        break;
      }
    }
    Channel channel = Channel.of(label, kind);
    if (kind == Measurand.ABSORBANCE) {
      return channel.at(first);
    }
    return second == null
        ? channel.emitting(first)
        : channel.exciting(first).emitting(Integer.parseInt(second));
  }

  private static boolean isNamed(Step step, int index, String name) {
    if (!step.name.isEmpty()) {
      return step.name.equals(name);
    }
    Matcher numbered = NUMBERED.matcher(name);
    return numbered.matches() && Integer.parseInt(numbered.group(1)) == index + 1;
  }

  private void detail(String detail) {
    Step step = steps.get(steps.size() - 1);
    String lower = detail.toLowerCase(Locale.ROOT);
    if (step.kind == Measurand.CALCULATED) {
      if (lower.startsWith("absorbance")) {
        step.kind = Measurand.ABSORBANCE;
      } else if (lower.startsWith("luminescence")) {
        step.kind = Measurand.LUMINESCENCE;
      } else if (MODE.matcher(detail).matches() && !lower.startsWith("image")) {
        step.kind = Measurand.FLUORESCENCE;
      }
    }
    if (lower.startsWith("wavelengths:")
        || lower.startsWith("excitation:")
        || lower.startsWith("emission:")) {
      Matcher numbers = WAVELENGTH.matcher(detail);
      while (numbers.find()) {
        step.wavelengths.add(Integer.parseInt(numbers.group(1)));
      }
    }
  }
}
