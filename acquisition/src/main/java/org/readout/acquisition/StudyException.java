package org.readout.acquisition;

import java.nio.file.Path;
import java.util.List;
import org.readout.devices.ReadoutException;

/**
 * A study, or a file that was brought to it, failed in a way that a person can put right. Sealed:
 * the families are the nested classes.
 */
public abstract sealed class StudyException extends ReadoutException {
  /** So many problems of one file are listed; a person mends these and asks again. */
  private static final int LISTED_PROBLEMS = 10;

  private StudyException(String message, String remedy) {
    super(message, remedy);
  }

  private StudyException(String message, String remedy, Throwable cause) {
    super(message, remedy, cause);
  }

  /** The folder holds no study. */
  public static final class NotAStudy extends StudyException {
    NotAStudy(Path folder, String why) {
      super(folder + " is not a study: " + why, "Name a study's folder, or make one: readout new.");
    }
  }

  /** The study was written by a newer Readout than this one. */
  public static final class NewerStudy extends StudyException {
    NewerStudy(Path folder, int found, int known) {
      super(
          "%s was written by a newer Readout: its record has version %d, this one knows up to %d"
              .formatted(folder, found, known),
          "Open the study with the Readout that wrote it, or a newer one.");
    }
  }

  /** The folder is on a network drive, where a database can be damaged by two machines. */
  public static final class NetworkDrive extends StudyException {
    NetworkDrive(Path folder, String type) {
      super(
          folder + " is on a network drive (" + type + "), where a study's record is not safe",
          "Keep the study on a disk of this computer, and copy the folder to the network drive.");
    }
  }

  /** Something is already where a new study should be. */
  public static final class AlreadyThere extends StudyException {
    AlreadyThere(Path folder) {
      super(folder + " is already there", "Choose another name for the new study.");
    }
  }

  /** A file that was brought cannot be read: missing, a folder, empty, or not allowed. */
  public static final class UnreadableFile extends StudyException {
    UnreadableFile(Path file, String why, String remedy) {
      super(file + ": " + why, remedy);
    }
  }

  /** What was named is not part of the study. */
  public static final class NotInStudy extends StudyException {
    NotInStudy(String what, String remedy) {
      super(what, remedy);
    }
  }

  /** There is no room left; nothing half-written stays. */
  public static final class DiskFull extends StudyException {
    DiskFull(Path where, Throwable cause) {
      super(
          where + ": the disk is full; nothing of this step was kept",
          "Make room on that disk, then do the step again.",
          cause);
    }
  }

  /** The disk refused to write or to read; nothing half-written stays. */
  public static final class WriteFailed extends StudyException {
    WriteFailed(Path where, Throwable cause) {
      super(
          where + ": the disk refused: " + cause.getMessage(),
          "Check that this user may write there and that the disk is well, then do the step again.",
          cause);
    }
  }

  /** A layout file does not say what it should; every problem that was found is listed. */
  public static final class BadLayout extends StudyException {
    private final transient List<String> problems;

    BadLayout(String file, List<String> problems, String remedy) {
      super(described(file, problems), remedy);
      this.problems = List.copyOf(problems);
    }

    /** Each with its place, for example {@code line 4: 'Z99' is not a well}. */
    public List<String> problems() {
      return problems;
    }

    private static String described(String file, List<String> problems) {
      if (problems.size() == 1) {
        return file + ", " + problems.get(0);
      }
      StringBuilder text = new StringBuilder(file + " has " + problems.size() + " problems:");
      problems.stream().limit(LISTED_PROBLEMS).forEach(problem -> text.append("\n  " + problem));
      if (problems.size() > LISTED_PROBLEMS) {
        text.append("\n  and " + (problems.size() - LISTED_PROBLEMS) + " more");
      }
      return text.toString();
    }
  }

  /** The study's own readable file, {@code study.toml}, cannot be understood. */
  public static final class BadStudyFile extends StudyException {
    BadStudyFile(Path file, String what) {
      super(file + ": " + what, "Mend that line of study.toml; the study itself is not touched.");
    }
  }

  /** Another process is writing to the study. */
  public static final class Locked extends StudyException {
    Locked(Path database, Throwable cause) {
      super(
          database + ": another program is writing to this study",
          "Wait until it is done or close it, then do the step again.",
          cause);
    }
  }

  /** What was kept is not what was written. */
  public static final class Damaged extends StudyException {
    private static final String REMEDY =
        "Run readout verify on the study, and bring back from a copy what it names.";

    Damaged(String what) {
      super(what, REMEDY);
    }

    Damaged(String what, Throwable cause) {
      super(what, REMEDY, cause);
    }
  }

  /** The same bytes, parameters and version gave another result than before. */
  public static final class NotReproducible extends StudyException {
    NotReproducible(JobKey key, long computation) {
      super(
          "%s by %s %s gave another result than computation %d with the same inputs"
              .formatted(key.kind(), key.algorithm(), key.version(), computation),
          "Keep the earlier result, and report this: the algorithm changed without a new version.");
    }
  }

  /** SQLite's native code cannot be used on this machine. */
  public static final class NoDatabase extends StudyException {
    NoDatabase(Throwable cause) {
      super(
          "the database engine does not start: " + cause.getMessage(),
          "Give the Java option -Dorg.sqlite.tmpdir=FOLDER with a folder from which programs may"
              + " run.",
          cause);
    }
  }
}
