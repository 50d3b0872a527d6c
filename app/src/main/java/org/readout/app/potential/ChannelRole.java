package org.readout.app.potential;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a channel of a field is for. */
public enum ChannelRole {
  /** The nuclear stain. */
  NUCLEI("dapi|hoechst|nuc|draq|sytox|h2b"),
  /** The probe; of a red and green one the red. */
  SIGNAL("tmr[me]|jc-?1.?red|red|rh(odamine)?-?123|cmx|mitotracker.?red|mtr"),
  /** A stain of mitochondrial mass. */
  MASS("mito-?tracker.?green|mtg|mass|nao|tom20|mito-?gfp"),
  /** The green of a red and green probe. */
  GREEN("jc-?1.?green|green|monomer"),
  /** A stain of the whole cell, to find its border on. */
  CYTOSOL("calcein|cyto|cell.?mask|actin|phalloidin|tubulin");

  private final Pattern usual;

  ChannelRole(String usual) {
    this.usual = Pattern.compile("(?:" + usual + ").*", Pattern.CASE_INSENSITIVE);
  }

  /** The word of the option and of the table of channels. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a channel of this name is usually that, as people and programs call their stains. */
  boolean usuallyCalled(String channel) {
    return usual.matcher(channel.strip()).matches();
  }
}
