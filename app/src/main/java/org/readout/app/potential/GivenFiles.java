package org.readout.app.potential;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the words of the command line into fields. Either the fields are named, each a file with
 * all channels, and the options say channels; or the options name files, one a field and channel,
 * in the same order.
 */
final class GivenFiles {
  private GivenFiles() {}

  /**
   * @param targets the files that stand by themselves
   * @param words what each option was given; one that was not given is not there
   * @throws PotentialRun.Unclear if the numbers of files do not agree, or nothing says where the
   *     nuclei are
   */
  static List<FieldSource> fields(List<Path> targets, Map<ChannelRole, List<String>> words) {
    List<Path> fields = new ArrayList<>(targets);
    words.values().forEach(given -> fields.addAll(fieldsAfterChannel(given)));
    return fields.isEmpty() ? oneFileAChannel(words) : oneFileAField(fields, words);
  }

  /**
   * An option takes all words that follow it, the fields too: {@code --signal TMRM a.tif b.tif}. A
   * first word that is no file, with files after it, is therefore a channel.
   */
  private static List<Path> fieldsAfterChannel(List<String> words) {
    return words.size() > 1 && !Files.exists(Path.of(words.get(0)))
        ? words.subList(1, words.size()).stream().map(Path::of).toList()
        : List.of();
  }

  private static List<FieldSource> oneFileAField(
      List<Path> files, Map<ChannelRole, List<String>> words) {
    words.forEach(
        (role, given) -> {
          if (Files.exists(Path.of(given.get(0)))) {
            throw new PotentialRun.Unclear(
                "--%s names the file %s, but the fields are named too: name a channel of them"
                    .formatted(role.word(), given.get(0)));
          }
        });
    List<FieldSource> fields = new ArrayList<>();
    for (Path file : files) {
      Map<ChannelRole, ChannelSource> sources = new EnumMap<>(ChannelRole.class);
      sources.put(ChannelRole.NUCLEI, new ChannelSource(file, file.toString(), ""));
      words.forEach(
          (role, given) ->
              sources.put(role, new ChannelSource(file, file.toString(), given.get(0))));
      fields.add(new FieldSource(FieldPlace.of(file.toString()), sources));
    }
    return fields;
  }

  private static List<FieldSource> oneFileAChannel(Map<ChannelRole, List<String>> words) {
    List<String> nuclei = words.getOrDefault(ChannelRole.NUCLEI, List.of());
    if (nuclei.isEmpty()) {
      throw new PotentialRun.Unclear(
          "nothing says where the nuclei are: give --nuclei FILE… or fields");
    }
    words.forEach(
        (role, files) -> {
          if (files.size() != nuclei.size()) {
            throw new PotentialRun.Unclear(
                "--%s has %d files and --nuclei has %d: give one of each for every field"
                    .formatted(role.word(), files.size(), nuclei.size()));
          }
        });
    List<FieldSource> fields = new ArrayList<>();
    for (int i = 0; i < nuclei.size(); i++) {
      Map<ChannelRole, ChannelSource> sources = new EnumMap<>(ChannelRole.class);
      for (Map.Entry<ChannelRole, List<String>> entry : words.entrySet()) {
        String file = entry.getValue().get(i);
        sources.put(entry.getKey(), new ChannelSource(Path.of(file), file, ""));
      }
      fields.add(new FieldSource(FieldPlace.of(nuclei.get(i)), sources));
    }
    return fields;
  }
}
