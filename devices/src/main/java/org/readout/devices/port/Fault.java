package org.readout.devices.port;

import java.time.Duration;

/**
 * Something that goes wrong between an instrument and the computer. A message is what the emulator
 * sends in one piece; messages and bytes are counted from one, from the moment in which the fault
 * is armed.
 */
public sealed interface Fault {
  /** Nothing is sent from the {@code from}-th message on. */
  record Silent(int from) implements Fault {}

  /** Bytes that mean nothing come before the {@code message}-th message. */
  record Garbage(int message, String latin1) implements Fault {}

  /** The {@code message}-th message comes late. */
  record Late(int message, Duration by) implements Fault {}

  /** Every message comes in pieces of {@code bytes}, {@code gap} apart. */
  record Split(int bytes, Duration gap) implements Fault {}

  /** The {@code message}-th message is held back, and comes in one piece with the next. */
  record Merged(int message) implements Fault {}

  /** The {@code at}-th byte is changed by the bits of {@code mask}. */
  record Flipped(long at, int mask) implements Fault {}

  /** After {@code after} bytes nothing more is sent. */
  record Stalled(long after) implements Fault {}

  /** After {@code after} bytes the cable is pulled. */
  record Unplugged(long after) implements Fault {}

  /** Instead of the {@code message}-th message the power goes off and on. */
  record PowerCycled(int message) implements Fault {}

  /** Both ends disagree on the speed: every byte arrives as another. */
  record WrongBaud() implements Fault {}

  /** The instrument says that it is idle while it is not. */
  record LyingIdle() implements Fault {}
}
