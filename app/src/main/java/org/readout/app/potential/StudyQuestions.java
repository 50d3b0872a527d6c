package org.readout.app.potential;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.readout.acquisition.Study;
import org.readout.analysis.potential.LoadingMode;
import org.readout.analysis.potential.Probe;
import org.readout.app.output.CommandException;
import org.readout.devices.ReadoutException;

/**
 * What a study is asked once about its potentials: the probe, how it was loaded, and which channel
 * is what. The answers are kept in the study.
 */
public record StudyQuestions(Probe probe, LoadingMode mode, Map<ChannelRole, String> channels) {
  private static final String PREFIX = "potential.";
  private static final String PROBE = PREFIX + "probe";
  private static final String MODE = PREFIX + "mode";

  public StudyQuestions {
    channels = Map.copyOf(channels);
  }

  /** Keeps what the options say, and reads what was said before. */
  static StudyQuestions ask(
      Study study, PotentialOptions options, Map<ChannelRole, String> channels)
      throws ReadoutException {
    if (options.probe() != null) {
      study.answer(PROBE, options.probe().label());
    }
    if (options.mode() != null) {
      study.answer(MODE, options.mode().label());
    }
    for (Map.Entry<ChannelRole, String> channel : channels.entrySet()) {
      study.answer(PREFIX + channel.getKey().word(), channel.getValue());
    }
    return answered(study)
        .orElseThrow(
            () ->
                new CommandException.NothingThere(
                    study.folder()
                        + ": nobody has said which probe this study looks at, or how it was"
                        + " loaded: the same light means different things",
                    "Say it once: --probe TMRM|TMRE|Rh123|JC-1|CMXRos --mode non-quench|quench"
                        + " (--mode unknown, if nobody knows: then there will be no millivolts)."));
  }

  /** What was said; empty until probe and mode are known. */
  public static Optional<StudyQuestions> answered(Study study) throws ReadoutException {
    SortedMap<String, String> answers = study.answers();
    Optional<Probe> probe = Optional.ofNullable(answers.get(PROBE)).flatMap(Probe::parse);
    Optional<LoadingMode> mode = Optional.ofNullable(answers.get(MODE)).flatMap(LoadingMode::parse);
    if (probe.isEmpty() || mode.isEmpty()) {
      return Optional.empty();
    }
    Map<ChannelRole, String> channels = new EnumMap<>(ChannelRole.class);
    for (ChannelRole role : ChannelRole.values()) {
      String channel = answers.get(PREFIX + role.word());
      if (channel != null) {
        channels.put(role, channel);
      }
    }
    return Optional.of(new StudyQuestions(probe.get(), mode.get(), channels));
  }
}
