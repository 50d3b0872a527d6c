package org.readout.acquisition;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
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
  /** Words that begin the name of a channel; any other word may stand in a photograph's name. */
  private static final Pattern STAIN =
      Pattern.compile(
          "(?:(?:w|c|ch|channel)-?\\d+|dapi|hoechst|nuc|tmr[me]|jc-?1|rh(?:odamine)?-?123|mito"
              + "|mt[grd]|nao|fitc|tritc|gfp|egfp|rfp|mcherry|yfp|cfp|cy[357]|texas|alexa).*",
          Pattern.CASE_INSENSITIVE);

  public StudyImage {
    names = List.copyOf(names);
  }

  /**
   * Whether it is of a fluorescence microscope, by its name: it names a stain or a numbered
   * channel, or it is an OME-TIFF, which holds its channels itself. Such an image is measured, not
   * counted.
   */
  public boolean ofFluorescence() {
    String lower = name().toLowerCase(Locale.ROOT);
    return STAIN.matcher(channel).matches()
        || lower.endsWith(".ome.tif")
        || lower.endsWith(".ome.tiff");
  }

  /** The name that a person knows it by: the first. */
  public String name() {
    return names.get(0);
  }
}
