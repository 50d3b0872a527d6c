package org.readout.imaging.potential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.readout.imaging.ImageException;

/**
 * Whether the intensities of fields may be taken together: only if all were recorded alike. What is
 * not known is no difference, but is named. Immutable.
 *
 * @param differences by the name of the setting: each value with the fields that have it
 * @param unknown the names of settings that some field does not state
 */
public record Pooling(Map<String, Map<String, List<String>>> differences, List<String> unknown) {
  /** So many fields of a value are named; of the others the number is. */
  private static final int NAMED = 3;

  public Pooling {
    differences = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(differences));
    unknown = List.copyOf(unknown);
  }

  /**
   * @param settings of one channel, by the name of the field
   */
  public static Pooling of(Map<String, AcquisitionSettings> settings) {
    Map<String, Map<String, List<String>>> values = new LinkedHashMap<>();
    new TreeMap<>(settings)
        .forEach(
            (field, recorded) ->
                recorded
                    .byName()
                    .forEach(
                        (name, text) ->
                            values
                                .computeIfAbsent(name, any -> new TreeMap<>())
                                .computeIfAbsent(text, any -> new ArrayList<>())
                                .add(field)));
    List<String> unknown = new ArrayList<>();
    values.forEach(
        (name, fields) -> {
          if (fields.remove("") != null) {
            unknown.add(name);
          }
        });
    values.values().removeIf(fields -> fields.size() < 2);
    return new Pooling(values, unknown);
  }

  public boolean allowed() {
    return differences.isEmpty();
  }

  /**
   * @param channel for the message
   * @throws ImageException.Refused if the fields were recorded differently
   */
  public void require(String channel) throws ImageException.Refused {
    if (!allowed()) {
      throw new ImageException.Refused(
          "%s: fields with different settings are not pooled: %s"
              .formatted(
                  channel,
                  differences.entrySet().stream()
                      .map(entry -> entry.getKey() + " " + described(entry.getValue()))
                      .collect(Collectors.joining("; "))),
          "Analyse fields of each setting apart, or record them again with one setting.");
    }
  }

  private static String described(Map<String, List<String>> fields) {
    return fields.entrySet().stream()
        .map(entry -> entry.getKey() + " in " + named(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String named(List<String> fields) {
    String first = String.join(", ", fields.subList(0, Math.min(NAMED, fields.size())));
    return fields.size() <= NAMED
        ? first
        : "%s and %d more".formatted(first, fields.size() - NAMED);
  }
}
