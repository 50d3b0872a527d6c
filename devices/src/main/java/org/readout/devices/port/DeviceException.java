package org.readout.devices.port;

import java.time.Duration;
import org.readout.devices.ReadoutException;

/** An instrument, or the wire to it, did not do what was asked. */
public abstract sealed class DeviceException extends ReadoutException {
  private DeviceException(String message, String remedy) {
    super(message, remedy);
  }

  private DeviceException(String message, String remedy, Throwable cause) {
    super(message, remedy, cause);
  }

  /** The port could not be opened. */
  public static final class CannotOpen extends DeviceException {
    public CannotOpen(String port, String found, String remedy) {
      super("%s: cannot be opened: %s".formatted(port, found), remedy);
    }

    public CannotOpen(String port, String found, String remedy, Throwable cause) {
      super("%s: cannot be opened: %s".formatted(port, found), remedy, cause);
    }
  }

  /** The wire is lost: unplugged, switched off, or closed at the other end. */
  public static final class PortGone extends DeviceException {
    private static final String REMEDY =
        "Plug the cable in again, switch the instrument on, and open the port anew.";

    public PortGone(String port, String found) {
      super("%s: the connection is lost: %s".formatted(port, found), REMEDY);
    }

    public PortGone(String port, String found, Throwable cause) {
      super("%s: the connection is lost: %s".formatted(port, found), REMEDY, cause);
    }
  }

  /** The instrument did not answer in time. */
  public static final class NoReply extends DeviceException {
    public NoReply(String port, String command, Duration waited) {
      super(
          "%s: no reply to '%s' within %d ms".formatted(port, command, waited.toMillis()),
          "Check that the instrument is on, that the cable is in "
              + port
              + ", and its line speed.");
    }
  }

  /** The answer began and stopped before its end. */
  public static final class Incomplete extends DeviceException {
    public Incomplete(String port, String command, String got, String expected, Duration waited) {
      super(
          "%s: the reply to '%s' broke off after '%s' and %d ms; expected %s"
              .formatted(port, command, shortened(got), waited.toMillis(), expected),
          "Check the cable, and repeat the step; nothing of this reply was taken.");
    }
  }

  /** The answer does not follow the protocol. */
  public static final class MalformedReply extends DeviceException {
    public MalformedReply(String port, String reply, String expected) {
      super(
          "%s: got '%s', expected %s".formatted(port, shortened(reply), expected),
          "Check the instrument's model and its line speed, and repeat the step.");
    }
  }

  /** The check number that came with the answer does not fit it. */
  public static final class WrongChecksum extends DeviceException {
    public WrongChecksum(String port, String reply, int computed, int received) {
      super(
          "%s: checksum of %s is %d, the instrument sent %d"
              .formatted(port, reply, computed, received),
          "Use a shorter or shielded cable, and repeat the step; nothing of this reply was taken.");
    }
  }

  /** The instrument understood and said no. */
  public static final class Refused extends DeviceException {
    /**
     * @param meaning the code as the maker words it
     */
    public Refused(String port, String command, String code, String meaning, String remedy) {
      super("%s: '%s' refused with %s: %s".formatted(port, command, code, meaning), remedy);
    }
  }

  /** The instrument reports a fault of its own. */
  public static final class InstrumentFault extends DeviceException {
    public InstrumentFault(String port, String code, String meaning, String remedy) {
      super("%s: instrument fault %s: %s".formatted(port, code, meaning), remedy);
    }
  }

  /** The instrument is doing something else. */
  public static final class Busy extends DeviceException {
    public Busy(String port, String doing) {
      super("%s: busy: %s".formatted(port, doing), "Wait until it has finished, then repeat.");
    }
  }

  /** Something at the instrument has to be put right by hand first. */
  public static final class NotReady extends DeviceException {
    public NotReady(String port, String found, String remedy) {
      super("%s: not ready: %s".formatted(port, found), remedy);
    }
  }

  /** What the instrument is doing could not be learned, so that nothing may rely on it. */
  public static final class UnknownState extends DeviceException {
    public UnknownState(String port, String asked, DeviceException cause) {
      super(
          "%s: %s is unknown: %s".formatted(port, asked, cause.getMessage()),
          "Look at the instrument before going on. " + cause.remedy(),
          cause);
    }
  }

  /** A measurement or movement did not end in the time that it should take. */
  public static final class Overdue extends DeviceException {
    public Overdue(String port, String what, Duration waited) {
      super(
          "%s: %s has not ended after %d s".formatted(port, what, waited.toSeconds()),
          "Look for a jammed plate or a message on the instrument, then repeat the step.");
    }
  }

  /** A person stopped it. */
  public static final class Stopped extends DeviceException {
    public Stopped(String port, String what) {
      super("%s: stopped during '%s'".formatted(port, what), "Start again when you are ready.");
    }
  }

  /** The instrument or its driver cannot do what was asked. */
  public static final class Unsupported extends DeviceException {
    public Unsupported(String instrument, String asked, String remedy) {
      super("%s: cannot %s".formatted(instrument, asked), remedy);
    }
  }

  /** The transcript could not be kept; an exchange that cannot be kept is not made. */
  public static final class NotRecorded extends DeviceException {
    public NotRecorded(String port, Throwable cause) {
      super(
          "%s: the transcript cannot be written: %s".formatted(port, cause.getMessage()),
          "Free space on the disk that holds the study.",
          cause);
    }
  }

  private static String shortened(String text) {
    int longest = 80;
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }
}
