package org.readout.devices.bmg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.readout.devices.Well;
import org.readout.devices.instrument.SamplePlate;
import org.readout.devices.port.Emulator;
import org.readout.devices.port.Outbox;

/**
 * A CLARIOstar made of code, with a plate in it, not initialised after power-up, the incubator off.
 * A frame with a wrong sum is met with silence. Confined to one thread.
 */
final class ClarioStarEmulator implements Emulator {
  private static final Duration ANSWER = Duration.ofMillis(4);
  private static final Duration INITIALISING = Duration.ofSeconds(9);
  private static final Duration TRAY = Duration.ofSeconds(5);
  private static final Duration RUN_START = Duration.ofSeconds(6);
  private static final Duration WELL = Duration.ofMillis(150);
  private static final int MASK = 15;
  private static final int WAVELENGTHS_PLUS = 101;
  private static final int COLOURS_PLUS = 3;
  private static final int MASK_BYTES = 48;
  private static final int COLUMNS = 13;
  private static final int WAVELENGTHS = 77;
  private static final int LONGER_B = 4;
  private static final long OPEN = 9_000_000;
  private static final long DARK = 11;
  private static final long OPEN_REFERENCE = 59_000;
  private static final long DARK_REFERENCE = 10;

  private final SamplePlate sample;
  private final ClarioStarDialect dialect;
  private final ByteArrayOutputStream got = new ByteArrayOutputStream();
  private boolean initialised;
  private boolean trayOut;
  private boolean running;
  private boolean unread;
  private Duration busyUntil = Duration.ZERO;
  private byte[] run = new byte[0];
  private int setTenths;

  ClarioStarEmulator(SamplePlate sample, ClarioStarDialect dialect) {
    this.sample = sample;
    this.dialect = dialect;
  }

  @Override
  public void receive(byte[] bytes, Duration now, Outbox out) {
    got.writeBytes(bytes);
    byte[] all = got.toByteArray();
    int at = 0;
    while (all.length - at >= ClarioStarFrame.HEAD) {
      byte[] left = Arrays.copyOfRange(all, at, all.length);
      int length = ClarioStarFrame.length(left);
      if (left[0] != ClarioStarFrame.START || length <= ClarioStarFrame.AROUND) {
        at++;
      } else if (left.length >= length) {
        frame(Arrays.copyOf(left, length), now, out);
        at += length;
      } else {
        break;
      }
    }
    got.reset();
    got.write(all, at, all.length - at);
  }

  private void frame(byte[] frame, Duration now, Outbox out) {
    if (!ClarioStarFrame.isWhole(frame) || !ClarioStarFrame.isSumRight(frame)) {
      return;
    }
    byte[] payload = ClarioStarFrame.payload(frame);
    settle(now);
    switch (payload[0]) {
      case 0x01 -> {
        initialised = true;
        busyUntil = now.plus(INITIALISING);
      }
      case 0x03 -> {
        trayOut = payload.length > 1 && payload[1] == 1;
        busyUntil = now.plus(TRAY);
      }
      case 0x04 -> start(payload, now);
      case 0x06 -> setTenths = Math.max(0, word(payload, 1));
      case 0x0b -> {
        running = false;
        busyUntil = now;
      }
      case 0x1d -> busyUntil = now.plusSeconds(Math.max(0, word(payload, 3)));
      default -> {}
    }
    Duration at = now.plus(ANSWER);
    if (isRequest(payload, 0x02)) {
      out.send(at, ClarioStarFrame.of(data(now)));
      unread = false;
    } else if (isRequest(payload, 0x09)) {
      out.send(at, ClarioStarFrame.of(new byte[] {0x0a, 0x05, 0, 0, 0, 0, 0x05, 0x46, 0, 0}));
    } else if (payload[0] == 0x05) {
      out.send(at, ClarioStarFrame.of(payload));
    } else {
      out.send(at, ClarioStarFrame.of(status(now, out)));
    }
  }

  private static boolean isRequest(byte[] payload, int what) {
    return payload.length > 1 && payload[0] == 0x05 && payload[1] == what;
  }

  /** A run whose time is over has become data. */
  private void settle(Duration now) {
    if (running && now.compareTo(busyUntil) >= 0) {
      running = false;
      unread = true;
    }
  }

  private void start(byte[] payload, Duration now) {
    boolean whole = payload.length > WAVELENGTHS_PLUS + 2 && payload[COLUMNS] > 0;
    if (!initialised || trayOut || now.compareTo(busyUntil) < 0 || !whole) {
      return;
    }
    run = payload.clone();
    running = true;
    unread = false;
    int reads = wells().size() * wavelengths().size();
    busyUntil = now.plus(RUN_START).plus(WELL.multipliedBy(reads));
  }

  private byte[] status(Duration now, Outbox out) {
    settle(now);
    boolean busy = now.compareTo(busyUntil) < 0 && !out.liesIdle();
    byte[] status = new byte[16];
    status[0] = 0x01;
    status[1] = (byte) (0x05 | (busy ? 0x20 : 0) | (busy && running ? 0x10 : 0));
    status[2] = (byte) (unread || out.liesIdle() ? 1 : 0);
    status[3] = (byte) ((trayOut ? 0x01 : 0x06) | (initialised ? 0x20 : 0));
    status[6] = 0x03;
    status[15] = (byte) 0xc0;
    return status;
  }

  private List<Well> wells() {
    List<Well> wells = new ArrayList<>();
    int columns = run[COLUMNS];
    int mask = MASK + (dialect == ClarioStarDialect.PLUS ? 1 : 0);
    for (int i = 0; i < MASK_BYTES * 8; i++) {
      if ((run[mask + i / 8] & 0x80 >> i % 8) != 0) {
        wells.add(new Well(i / columns, i % columns));
      }
    }
    return wells;
  }

  private List<Integer> wavelengths() {
    int at =
        switch (dialect) {
          case A -> WAVELENGTHS;
          case B -> WAVELENGTHS + LONGER_B;
          case PLUS -> WAVELENGTHS_PLUS;
        };
    List<Integer> wavelengths = new ArrayList<>();
    for (int i = 0; i < run[at]; i++) {
      wavelengths.add((ByteBuffer.wrap(run).getShort(at + 1 + 2 * i) & 0xffff) / 10);
    }
    return wavelengths;
  }

  private byte[] data(Duration now) {
    if (run.length == 0) {
      return new byte[] {0x02, 0x05, 0x06, 0x26, 0, 0, 0};
    }
    List<Well> wells = wells();
    List<Integer> wavelengths = wavelengths();
    boolean plus = dialect == ClarioStarDialect.PLUS;
    int colours = plus ? COLOURS_PLUS : wavelengths.size();
    int values = (colours + 1) * (wells.size() + 2);
    int counted = plus ? wells.size() : values;
    boolean early = running && now.compareTo(busyUntil) < 0;
    ByteBuffer data = ByteBuffer.allocate(36 + 4 * values);
    data.put(new byte[] {0x02, 0x05, 0x06, 0x26, 0, 0, (byte) (setTenths > 0 ? 0xa9 : 0x29)});
    data.putShort((short) counted).putShort((short) (early ? counted / 2 : counted));
    data.putShort(plus ? 18 : 16, (short) wavelengths.size()).putShort(20, (short) wells.size());
    data.putShort(setTenths > 0 ? 34 : 23, (short) setTenths);
    data.position(36);
    for (int i = 0; i < colours; i++) {
      int nm = wavelengths.get(Math.min(i, wavelengths.size() - 1));
      for (Well well : wells) {
        double passed = Math.pow(10, -sample.absorbance(well, nm, Duration.ZERO));
        double beside =
            (reference(well) - DARK_REFERENCE) / (double) (OPEN_REFERENCE - DARK_REFERENCE);
        double light = i < wavelengths.size() ? passed * beside * (OPEN - DARK) : 0;
        data.putInt((int) (DARK + Math.round(light)));
      }
    }
    wells.forEach(well -> data.putInt((int) reference(well)));
    for (int i = 0; i < colours; i++) {
      data.putInt((int) OPEN).putInt((int) DARK);
    }
    data.putInt((int) OPEN_REFERENCE).putInt((int) DARK_REFERENCE);
    return data.array();
  }

  private static int word(byte[] payload, int at) {
    return payload.length < at + 2 ? 0 : ByteBuffer.wrap(payload).getShort(at);
  }

  /** The lamp is not quite even. */
  private static long reference(Well well) {
    return OPEN_REFERENCE - 500 - 17L * well.row() - 3L * well.column();
  }

  @Override
  public void powerCycle(Duration now, Outbox out) {
    got.reset();
    initialised = false;
    trayOut = false;
    running = false;
    unread = false;
    busyUntil = now;
    run = new byte[0];
    setTenths = 0;
  }
}
