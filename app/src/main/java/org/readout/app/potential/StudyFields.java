package org.readout.app.potential;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.readout.acquisition.Study;
import org.readout.acquisition.StudyImage;
import org.readout.app.output.CommandException;
import org.readout.devices.ReadoutException;
import org.readout.devices.Well;

/**
 * The fields of a study: images of one plate, well and field belong together, each channel a file
 * or all in one.
 */
final class StudyFields {
  private final Study study;
  private final Map<ChannelRole, String> said;

  /**
   * @param said which channel has which part, as a person said it; else its usual names decide
   */
  StudyFields(Study study, Map<ChannelRole, String> said) {
    this.study = study;
    this.said = said;
  }

  /** A field, or why it is none. */
  sealed interface Found {
    String name();

    /**
     * @param images the SHA-256 of each file, that of the nuclei first
     */
    record Field(FieldSource source, List<String> images) implements Found {
      public Field {
        images = List.copyOf(images);
      }

      @Override
      public String name() {
        return source.place().name();
      }
    }

    /**
     * @param image what it would be about
     */
    record NoField(String image, String name, String error, String remedy) implements Found {}
  }

  /** In the order in which the images were brought. Checks the bytes of every file. */
  List<Found> all() throws ReadoutException {
    List<Found> found = new ArrayList<>();
    Map<List<String>, List<StudyImage>> groups = new LinkedHashMap<>();
    for (StudyImage image : study.images()) {
      if (image.plate().isPresent() && image.well().isPresent()) {
        if (image.ofFluorescence()) {
          groups.computeIfAbsent(key(image), place -> new ArrayList<>()).add(image);
        }
      } else if (image.ofFluorescence()) {
        found.add(unplaced(image));
      }
    }
    for (List<StudyImage> images : groups.values()) {
      found.add(field(images));
    }
    return found;
  }

  private static List<String> key(StudyImage image) {
    return List.of(
        image.plate().orElse(""), image.well().map(Well::toString).orElse(""), image.field());
  }

  private static Found unplaced(StudyImage image) {
    return new Found.NoField(
        image.sha256(),
        image.name(),
        image.name() + ": neither its name nor a person says of which well it is",
        "Name files PLATE_WELL_fFIELD_CHANNEL.tif, with a plate of the layout, and import them"
            + " again.");
  }

  private Found field(List<StudyImage> images) throws ReadoutException {
    Map<ChannelRole, StudyImage> parts = new EnumMap<>(ChannelRole.class);
    for (ChannelRole role : ChannelRole.values()) {
      List<StudyImage> fitting = images.stream().filter(image -> has(role, image)).toList();
      if (fitting.size() == 1) {
        parts.put(role, fitting.get(0));
      } else if (fitting.size() > 1) {
        return unclear(images, fitting, role);
      }
    }
    for (ChannelRole role : List.of(ChannelRole.NUCLEI, ChannelRole.SIGNAL)) {
      if (!parts.containsKey(role)) {
        return missing(images, role);
      }
    }
    return whole(images, parts);
  }

  /** A file that holds its channels itself may have any of them; it is asked when it is open. */
  private boolean has(ChannelRole role, StudyImage image) {
    String channel = said.getOrDefault(role, "");
    if (image.channel().isEmpty()) {
      return !channel.isEmpty() || role == ChannelRole.NUCLEI || role == ChannelRole.SIGNAL;
    }
    return channel.isEmpty()
        ? role.usuallyCalled(image.channel())
        : image.channel().equalsIgnoreCase(channel);
  }

  private Found whole(List<StudyImage> images, Map<ChannelRole, StudyImage> parts)
      throws ReadoutException {
    StudyImage nuclei = parts.getOrDefault(ChannelRole.NUCLEI, images.get(0));
    FieldPlace place =
        new FieldPlace(
            nuclei.name(),
            nuclei.plate().orElse(""),
            nuclei.well().map(Well::toString).orElse(""),
            nuclei.field());
    Map<ChannelRole, ChannelSource> sources = new EnumMap<>(ChannelRole.class);
    List<String> files = new ArrayList<>(List.of(nuclei.sha256()));
    for (Map.Entry<ChannelRole, StudyImage> part : parts.entrySet()) {
      StudyImage image = part.getValue();
      String channel = image.channel().isEmpty() ? said.getOrDefault(part.getKey(), "") : "";
      sources.put(
          part.getKey(), new ChannelSource(study.rawFile(image.sha256()), image.name(), channel));
      if (!files.contains(image.sha256())) {
        files.add(image.sha256());
      }
    }
    return new Found.Field(new FieldSource(place, sources), files);
  }

  private static Found unclear(
      List<StudyImage> images, List<StudyImage> fitting, ChannelRole role) {
    return none(
        images,
        "%s could each be the %s".formatted(names(fitting), role.word()),
        "Say once which channel it is: --%s CHANNEL.".formatted(role.word()));
  }

  private static Found missing(List<StudyImage> images, ChannelRole role) {
    return none(
        images,
        "among %s none is known to be the %s".formatted(names(images), role.word()),
        "Say once which channel it is: --%s CHANNEL; or import it if it is missing."
            .formatted(role.word()));
  }

  private static Found none(List<StudyImage> images, String error, String remedy) {
    StudyImage first = images.get(0);
    String place =
        "%s %s%s"
            .formatted(
                first.plate().orElse(""),
                first.well().map(Well::toString).orElse(""),
                first.field().isEmpty() ? "" : " field " + first.field());
    return new Found.NoField(first.sha256(), first.name(), place + ": " + error, remedy);
  }

  private static String names(List<StudyImage> images) {
    return images.stream().map(StudyImage::name).collect(Collectors.joining(", "));
  }

  /**
   * @throws CommandException.NothingThere if no image of the study is of a fluorescence microscope
   */
  static List<Found> required(Study study, Map<ChannelRole, String> said) throws ReadoutException {
    List<Found> all = new StudyFields(study, said).all();
    return Optional.of(all)
        .filter(found -> !found.isEmpty())
        .orElseThrow(
            () ->
                new CommandException.NothingThere(
                    study.folder() + ": no image of a fluorescence microscope is in this study",
                    "Import some named PLATE_WELL_fFIELD_CHANNEL.tif, or OME-TIFF named"
                        + " PLATE_WELL_fFIELD.ome.tif."));
  }
}
