package org.readout.acquisition;

import java.util.List;
import java.util.Optional;
import org.readout.devices.Well;

/**
 * An image of the study, or any other file that was brought and is not a layout.
 *
 * @param names every name that the same bytes came under, the first one first
 * @param plate what it is an image of; absent where neither its name nor a person says it
 * @param well the one well that it shows, where a person or its name says it
 * @param field which of several fields of the well, by its name; empty for the only one
 * @param channel the channel that its name says; empty where it says none
 */
public record StudyImage(
    String sha256,
    long bytes,
    List<String> names,
    Optional<String> plate,
    Optional<Well> well,
    String field,
    String channel) {
  public StudyImage {
    names = List.copyOf(names);
  }

  /** The name that a person knows it by: the first. */
  public String name() {
    return names.get(0);
  }
}
