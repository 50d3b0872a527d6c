package org.readout.devices.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real wires of the operating system: pseudo-terminals and sockets. */
@Timeout(60)
final class WirePortTest {
  private static final SerialSettings SETTINGS = SerialSettings.at(9600);
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** A port that is gone must be told within this time. */
  private static final Duration TOLD = Duration.ofSeconds(2);

  private static PseudoTerminal terminal() throws DeviceException {
    assumeTrue(PseudoTerminal.isSupported(), "pseudo-terminals are tried on Linux only");
    return PseudoTerminal.open();
  }

  private static String ask(Line line, int number) throws DeviceException {
    line.send(number + "\r");
    return line.textThrough('\r', 20, SECOND);
  }

  @Test
  void a_serial_port_talks_to_an_emulator() throws Exception {
    PseudoTerminal far = terminal();
    try (Simulation simulation = Simulation.start(far, new Scale(), 1);
        Line line = new Line(SerialPort.open(far.path(), SETTINGS), Duration.ofMillis(100))) {
      for (int i = 0; i < 20; i++) {
        assertThat(ask(line, i)).isEqualTo("+" + 2 * i + "\r");
      }
      simulation.arm(new Fault.Split(1, Duration.ofMillis(5)));
      assertThat(ask(line, 1234)).isEqualTo("+2468\r");
    }
  }

  @Test
  void a_symbolic_link_keeps_its_name(@TempDir Path folder) throws Exception {
    try (PseudoTerminal far = terminal()) {
      Path link = Files.createSymbolicLink(folder.resolve("reader"), Path.of(far.path()));
      try (SerialPort port = SerialPort.open(link.toString(), SETTINGS)) {
        assertThat(port.name()).isEqualTo(link.toString());
      }
    }
  }

  @Test
  void every_byte_value_passes_both_ways() throws Exception {
    byte[] all = new byte[5000];
    new Random(7).nextBytes(all);
    try (PseudoTerminal far = terminal();
        SerialPort near = SerialPort.open(far.path(), SETTINGS)) {
      for (int from = 0; from < all.length; from += 1000) {
        byte[] part = Arrays.copyOfRange(all, from, from + 1000);
        near.write(part);
        assertThat(drain(far, 1000)).isEqualTo(part);
        far.write(part);
        assertThat(drain(near, 1000)).isEqualTo(part);
      }
    }
  }

  private static byte[] drain(Port port, int count) throws DeviceException {
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    for (byte[] more = port.read(count, SECOND); more.length > 0 && got.size() < count; ) {
      got.writeBytes(more);
      more = got.size() < count ? port.read(count - got.size(), SECOND) : new byte[0];
    }
    return got.toByteArray();
  }

  @Test
  void a_pulled_cable_is_told_to_who_waits_within_two_seconds() throws Exception {
    PseudoTerminal far = terminal();
    try (Simulation simulation = Simulation.start(far, new Scale(), 1);
        SerialPort port = SerialPort.open(far.path(), SETTINGS)) {
      Line line = new Line(port, Duration.ofMillis(100));
      assertThat(ask(line, 1)).isEqualTo("+2\r");
      line.send("ping\r");
      simulation.unplug();
      Duration before = port.elapsed();
      assertThatThrownBy(() -> line.textThrough('\n', 999, Duration.ofSeconds(30)))
          .isInstanceOf(DeviceException.PortGone.class);
      assertThat(port.elapsed().minus(before)).isLessThan(TOLD);
      assertThat(port.isLost()).isTrue();
      assertThatThrownBy(() -> port.write(new byte[] {1}))
          .isInstanceOf(DeviceException.PortGone.class);
    }
  }

  @Test
  void a_pulled_cable_is_known_to_who_does_not_wait() throws Exception {
    PseudoTerminal far = terminal();
    try (SerialPort port = SerialPort.open(far.path(), SETTINGS)) {
      assertThat(port.isLost()).isFalse();
      far.close();
      Duration before = port.elapsed();
      while (!port.isLost() && port.elapsed().minus(before).compareTo(TOLD) < 0) {
        Thread.onSpinWait();
      }
      assertThat(port.isLost()).isTrue();
    }
  }

  @Test
  void a_port_that_is_not_there_is_refused() {
    assertThatThrownBy(() -> SerialPort.open("/dev/ttyNONE9", SETTINGS))
        .isInstanceOf(DeviceException.CannotOpen.class)
        .hasMessageContaining("/dev/ttyNONE9");
  }

  @Test
  void a_socket_talks_to_an_emulator_and_tells_when_it_is_closed() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        TcpPort near = TcpPort.open("localhost", server.getLocalPort(), SECOND)) {
      TcpPort far = new TcpPort("far", server.accept());
      Line line = new Line(near, Duration.ofMillis(100));
      try (Simulation simulation = Simulation.start(far, new Scale(), 1)) {
        assertThat(ask(line, 21)).isEqualTo("+42\r");
        assertThat(near.isLost()).isFalse();
        simulation.unplug();
        Duration before = near.elapsed();
        assertThatThrownBy(() -> line.textThrough('\r', 20, Duration.ofSeconds(30)))
            .isInstanceOf(DeviceException.PortGone.class);
        assertThat(near.elapsed().minus(before)).isLessThan(TOLD);
        assertThat(near.isLost()).isTrue();
      }
    }
  }

  @Test
  void nobody_at_an_address_is_told() throws Exception {
    int free;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = server.getLocalPort();
    }
    assertThatThrownBy(() -> TcpPort.open("localhost", free, SECOND))
        .isInstanceOf(DeviceException.CannotOpen.class)
        .hasMessageContaining("localhost:" + free);
  }

  @Test
  void looking_for_loss_takes_nothing() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        TcpPort near = TcpPort.open("localhost", server.getLocalPort(), SECOND);
        TcpPort far = new TcpPort("far", server.accept())) {
      far.write("ab".getBytes(StandardCharsets.ISO_8859_1));
      assertThat(near.isLost()).isFalse();
      assertThat(drain(near, 2)).asString().isEqualTo("ab");
    }
  }
}
