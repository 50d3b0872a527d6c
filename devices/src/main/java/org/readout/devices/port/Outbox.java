package org.readout.devices.port;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What an emulator has sent and is going to send, in the order of time, with the {@linkplain Fault
 * faults} of the wire done to it. Confined to the thread of its wire.
 */
public final class Outbox {
  private record Piece(Duration at, long order, String latin1) {
    static final Comparator<Piece> SOONEST =
        Comparator.comparing(Piece::at).thenComparingLong(Piece::order);
  }

  private final PriorityQueue<Piece> pieces = new PriorityQueue<>(Piece.SOONEST);
  private final List<Fault> faults = new ArrayList<>();
  private @Nullable Piece leaving;
  private String heldBack = "";
  private long order;
  private int messages;
  private long bytes;
  private boolean unplugged;
  private boolean powerLost;

  /** From now on this goes wrong; counting begins anew. */
  public void arm(Fault fault) {
    faults.add(fault);
    messages = 0;
    bytes = 0;
  }

  /** Nothing goes wrong any more. */
  public void disarm() {
    faults.clear();
  }

  /** Whether the instrument is to say idle whatever it does. */
  public boolean liesIdle() {
    return faults.stream().anyMatch(Fault.LyingIdle.class::isInstance);
  }

  /** Sends at a time, all in one piece unless a fault splits it. */
  public void send(Duration at, byte[] message) {
    messages++;
    byte[] sent = message;
    Duration when = at;
    for (Fault fault : faults) {
      if (fault instanceof Fault.Silent silent && messages >= silent.from()) {
        return;
      } else if (fault instanceof Fault.PowerCycled cycled && messages == cycled.message()) {
        powerLost = true;
        return;
      } else if (fault instanceof Fault.Garbage noise && messages == noise.message()) {
        sent = joined(noise.latin1().getBytes(StandardCharsets.ISO_8859_1), sent);
      } else if (fault instanceof Fault.Late late && messages == late.message()) {
        when = when.plus(late.by());
      } else if (fault instanceof Fault.Merged merged && messages == merged.message()) {
        heldBack = latin1(sent);
        return;
      }
    }
    pieces.add(new Piece(when, order++, heldBack + latin1(sent)));
    heldBack = "";
  }

  /** Sends text whose every char is one byte (ISO 8859-1). */
  public void send(Duration at, String latin1) {
    send(at, latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Forgets what was not sent yet. */
  public void clear() {
    pieces.clear();
    leaving = null;
    heldBack = "";
  }

  /** When the next bytes leave; empty if none are waiting. */
  public Optional<Duration> next() {
    return Optional.ofNullable(leaving == null ? pieces.peek() : leaving).map(Piece::at);
  }

  /**
   * The next bytes if they are due; empty otherwise. What is taken has passed the wire, with what
   * the wire does to bytes. A message that has begun to leave ends before the next begins.
   */
  public byte[] take(Duration now) {
    Piece piece = leaving == null ? pieces.peek() : leaving;
    if (unplugged || piece == null || piece.at().compareTo(now) > 0) {
      return new byte[0];
    }
    if (leaving == null) {
      pieces.remove();
    }
    leaving = null;
    String text = piece.latin1();
    for (Fault fault : faults) {
      if (fault instanceof Fault.Split split && text.length() > split.bytes()) {
        String rest = text.substring(split.bytes());
        leaving = new Piece(piece.at().plus(split.gap()), piece.order(), rest);
        text = text.substring(0, split.bytes());
      }
    }
    return wired(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private byte[] wired(byte[] piece) {
    int keep = piece.length;
    for (Fault fault : faults) {
      if (fault instanceof Fault.Stalled stalled) {
        keep = (int) Math.min(keep, Math.max(0, stalled.after() - bytes));
      } else if (fault instanceof Fault.Unplugged pulled && bytes + keep >= pulled.after()) {
        keep = (int) Math.max(0, pulled.after() - bytes);
        unplugged = true;
      } else if (fault instanceof Fault.WrongBaud) {
        garble(piece);
      } else if (fault instanceof Fault.Flipped flipped) {
        long at = flipped.at() - 1 - bytes;
        if (at >= 0 && at < piece.length) {
          piece[(int) at] ^= (byte) flipped.mask();
        }
      }
    }
    bytes += keep;
    return keep == piece.length ? piece : Arrays.copyOf(piece, keep);
  }

  /** What a receiver at half the speed makes of it, roughly: every second bit, and framing lost. */
  private static void garble(byte[] piece) {
    for (int i = 0; i < piece.length; i++) {
      int value = piece[i] & 0xff;
      piece[i] = (byte) (0x80 | ((value << 1) & 0x66) | ((value >> 2) & 0x18));
    }
  }

  /** Whether the cable is pulled. */
  public boolean isUnplugged() {
    return unplugged;
  }

  /** Pulls the cable now. */
  public void unplug() {
    unplugged = true;
  }

  /** Whether the power has just gone off and on; asked once. */
  public boolean takePowerLoss() {
    boolean lost = powerLost;
    powerLost = false;
    return lost;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream(first.length + second.length);
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
