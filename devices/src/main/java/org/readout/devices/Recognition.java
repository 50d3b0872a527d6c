package org.readout.devices;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a file is of a format, and why. A format names the marks that only its own files carry;
 * it recognises a file that carries all of them.
 *
 * @param found the marks that the file carries
 * @param missing the marks that it lacks
 */
public record Recognition(List<String> found, List<String> missing) {
  public Recognition {
    found = List.copyOf(found);
    missing = List.copyOf(missing);
    if (found.isEmpty() && missing.isEmpty()) {
      throw new IllegalArgumentException("a format without marks would recognise every file");
    }
  }

  /** A recognition without marks yet: add them with {@link #mark}. */
  public static Recognition by(String mark, boolean present) {
    return present
        ? new Recognition(List.of(mark), List.of())
        : new Recognition(List.of(), List.of(mark));
  }

  /**
   * This recognition with one mark more.
   *
   * @param mark what can be seen in the file, for example {@code a line '~End'}
   */
  public Recognition mark(String mark, boolean present) {
    return new Recognition(
        present ? with(found, mark) : found, present ? missing : with(missing, mark));
  }

  /** True if the file carries every mark. */
  public boolean recognised() {
    return missing.isEmpty();
  }

  /** The share of the marks that the file carries, 0 to 1. */
  public double nearness() {
    return (double) found.size() / (found.size() + missing.size());
  }

  /** One sentence: what was found, or what is missing. */
  public String because() {
    if (recognised()) {
      return "it has " + String.join(" and ", found);
    }
    String lacks = "it lacks " + String.join(" and ", missing);
    return found.isEmpty() ? lacks : "it has " + String.join(" and ", found) + ", but " + lacks;
  }

  private static List<String> with(List<String> marks, String mark) {
    List<String> more = new ArrayList<>(marks);
    more.add(mark);
    return more;
  }
}
