package org.readout.app.potential;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.readout.imaging.ImageException;
import org.readout.imaging.Plane;
import org.readout.imaging.files.StoredImage;
import org.readout.imaging.potential.Dark;
import org.readout.imaging.potential.FlatField;
import org.readout.imaging.potential.Illumination;

/** Turns {@code --dark} and {@code --flat} into what they correct with. */
final class GivenCorrections {
  private static final String FROM_FIELDS = "fields";

  private GivenCorrections() {}

  /**
   * @param fields in which the light is looked for, if it is to be found there
   */
  static Corrections of(PotentialOptions options, List<FieldSource> fields) throws ImageException {
    Dark dark = dark(options.dark());
    return new Corrections(dark, flat(options.flat(), dark, fields));
  }

  private static Dark dark(@Nullable String given) throws ImageException {
    if (given == null) {
      return new Dark.Unknown();
    }
    return given.matches("\\d{1,9}(\\.\\d+)?")
        ? new Dark.Offset(Double.parseDouble(given), "said by a person")
        : new Dark.Frame(plane(given), "dark frame " + Path.of(given).getFileName());
  }

  private static FlatField flat(@Nullable String given, Dark dark, List<FieldSource> fields)
      throws ImageException {
    if (given == null) {
      return FlatField.NONE;
    }
    if (!given.equals(FROM_FIELDS)) {
      return FlatField.given(plane(given), dark, "flat field " + Path.of(given).getFileName());
    }
    Illumination light = new Illumination(dark);
    for (FieldSource field : fields) {
      ChannelSource signal = field.channels().get(ChannelRole.SIGNAL);
      if (signal != null) {
        light.add(
            ChannelReader.read(ChannelRole.SIGNAL, signal, Corrections.NONE)
                .channel()
                .image()
                .stored());
      }
    }
    return light.flatField();
  }

  private static Plane plane(String file) throws ImageException {
    try (StoredImage image = StoredImage.open(Path.of(file))) {
      return image.read(0, 0, 0).toPlane();
    }
  }
}
