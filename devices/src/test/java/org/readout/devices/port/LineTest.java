package org.readout.devices.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineTest {
  private static final Duration DEADLINE = Duration.ofSeconds(1);
  private static final Duration QUIET = Duration.ofMillis(300);

  private final MemoryPort port = new MemoryPort("memory", new Scale());
  private final Line line = new Line(port, QUIET);

  private String ask(int number) throws DeviceException {
    line.send(number + "\r");
    return line.textThrough('\r', 20, DEADLINE);
  }

  @Test
  void answers_come_in_their_own_time() throws Exception {
    assertThat(ask(21)).isEqualTo("+42\r");
    assertThat(port.elapsed()).isEqualTo(Duration.ofMillis(20));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void an_answer_in_pieces_is_one_answer(int size) throws Exception {
    port.outbox().arm(new Fault.Split(size, Duration.ofMillis(5)));
    assertThat(ask(21)).isEqualTo("+42\r");
  }

  @Test
  void silence_is_told_at_the_deadline_and_names_the_question() {
    port.outbox().arm(new Fault.Silent(1));
    assertThatThrownBy(() -> ask(21))
        .isInstanceOf(DeviceException.NoReply.class)
        .hasMessage("memory: no reply to '21\\r' within 1000 ms");
    assertThat(port.elapsed()).isEqualTo(DEADLINE);
  }

  @Test
  void half_an_answer_is_no_answer() {
    port.outbox().arm(new Fault.Stalled(2));
    assertThatThrownBy(() -> ask(21))
        .isInstanceOf(DeviceException.Incomplete.class)
        .hasMessageContaining("'+4'");
  }

  @Test
  void a_late_answer_is_not_taken_for_the_next() throws Exception {
    port.outbox().arm(new Fault.Late(1, Duration.ofMillis(1100)));
    assertThatThrownBy(() -> ask(21)).isInstanceOf(DeviceException.NoReply.class);
    assertThat(line.isOutOfStep()).isTrue();
    assertThat(ask(100)).isEqualTo("+200\r");
  }

  @Test
  void an_answer_that_nobody_asked_for_is_an_error_once() throws Exception {
    port.outbox().arm(new Fault.Garbage(2, "+7\r"));
    assertThat(ask(1)).isEqualTo("+2\r");
    assertThat(ask(2)).isEqualTo("+7\r");
    assertThatThrownBy(() -> ask(3))
        .isInstanceOf(DeviceException.MalformedReply.class)
        .hasMessageContaining("got '+4\\r', expected silence before '3\\r'");
    assertThat(ask(4)).isEqualTo("+8\r");
  }

  @Test
  void an_endless_answer_ends_at_its_bound() {
    port.outbox().arm(new Fault.Garbage(1, "x".repeat(30)));
    assertThatThrownBy(() -> ask(1))
        .isInstanceOf(DeviceException.MalformedReply.class)
        .hasMessageContaining("within 20 bytes");
  }

  @Test
  void a_pulled_cable_is_told_and_stays_told() {
    port.outbox().arm(new Fault.Unplugged(2));
    assertThatThrownBy(() -> ask(21)).isInstanceOf(DeviceException.PortGone.class);
    assertThatThrownBy(() -> ask(21)).isInstanceOf(DeviceException.PortGone.class);
    assertThat(port.isLost()).isTrue();
  }

  @Test
  void what_comes_in_a_pause_waits_to_be_read() throws Exception {
    line.send("ping\r");
    line.pause(Duration.ofMillis(2500));
    assertThat(line.textThrough('\r', 9, Duration.ZERO)).isEqualTo("pong\r");
    assertThat(line.textThrough('\r', 9, Duration.ZERO)).isEqualTo("pong\r");
    assertThat(line.comes(Duration.ofMillis(400))).isFalse();
    assertThat(line.comes(Duration.ofMillis(200))).isTrue();
  }

  @Test
  void a_stop_ends_a_wait() throws Exception {
    line.send("ping\r");
    CompletableFuture.runAsync(line::stop).join();
    assertThatThrownBy(() -> line.pause(Duration.ofHours(1)))
        .isInstanceOf(DeviceException.Stopped.class);
    assertThat(port.elapsed()).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void another_thread_is_turned_away() {
    assertThatThrownBy(() -> CompletableFuture.runAsync(this::askUnchecked).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  private void askUnchecked() {
    try {
      ask(1);
    } catch (DeviceException told) {
      throw new AssertionError(told);
    }
  }
}
