package org.readout.acquisition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.readout.devices.Well;

/**
 * What the name of an image of one well says: {@code PLATE_WELL}, then, where there are several,
 * the field and the channel, for example {@code day1_B03_f2_TMRM.tif}, or {@code
 * day1_B03_f2.ome.tif} with all channels in one file.
 *
 * @param plate whatever stands before the well; empty where nothing does
 * @param field its number, from a token such as f2, s2, field-2, site2 or pos2; empty for the only
 *     one
 * @param channel what stands after them, in the words of the file; empty where nothing does
 */
record FieldName(String plate, Well well, String field, String channel) {
  private static final String JOINT = "_";

  /** Rows and columns of at most 384 wells; a larger plate's names are bound by a person. */
  private static final Pattern WELL = Pattern.compile("[A-Pa-p](0?[1-9]|1[0-9]|2[0-4])");

  private static final Pattern FIELD =
      Pattern.compile("(?:field|site|pos|f|s)-?0*([0-9]{1,4})", Pattern.CASE_INSENSITIVE);

  /**
   * Every way to read a file name, without its folder: a plate {@code E1} and a channel {@code C2}
   * look like wells too. By the place of the well, from the left; empty if no token is one.
   */
  static List<FieldName> readings(String fileName) {
    List<String> tokens = Arrays.asList(PlateName.stem(fileName).split(JOINT, -1));
    List<FieldName> readings = new ArrayList<>();
    for (int at = 0; at < tokens.size(); at++) {
      Optional<Well> well =
          WELL.matcher(tokens.get(at)).matches() ? Well.parse(tokens.get(at)) : Optional.empty();
      if (well.isPresent()) {
        String plate = String.join(JOINT, tokens.subList(0, at));
        readings.add(of(plate, well.get(), tokens.subList(at + 1, tokens.size())));
      }
    }
    return readings;
  }

  private static FieldName of(String plate, Well well, List<String> after) {
    Matcher field = FIELD.matcher(after.isEmpty() ? "" : after.get(0));
    boolean numbered = field.matches();
    String channel = String.join(JOINT, numbered ? after.subList(1, after.size()) : after);
    return new FieldName(plate, well, numbered ? field.group(1) : "", channel);
  }
}
