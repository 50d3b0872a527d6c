package org.readout.devices.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class RecordingTest {
  private static final Instant OPENED = Instant.parse("2026-01-12T08:30:00Z");

  @Test
  void a_transcript_is_readable_and_plays_again() throws Exception {
    StringWriter transcript = new StringWriter();
    try (Recording port =
        new Recording(new MemoryPort("memory", new Scale()), transcript, OPENED)) {
      port.write(bytes("21\r"));
      assertThat(port.read(9, Duration.ofSeconds(1))).asString().isEqualTo("+42\r");
    }
    assertThat(transcript)
        .hasToString(
            """
            # memory, opened 2026-01-12T08:30:00Z
            0.000000 > 21\\r
            0.020000 < +42\\r
            """);

    Replay replay = new Replay(Capture.parse(transcript.toString()));
    MemoryPort again = new MemoryPort("again", replay);
    again.write(bytes("2"));
    again.write(bytes("1\r"));
    assertThat(again.read(9, Duration.ofSeconds(1))).asString().isEqualTo("+42\r");
    assertThat(again.elapsed()).isEqualTo(Duration.ofMillis(20));
    assertThat(replay.isOver()).isTrue();
    assertThat(replay.strayed()).isEmpty();
  }

  @Test
  void a_replay_tells_where_the_questions_left_it() throws Exception {
    Replay replay = new Replay(Capture.parse("> 21\\r\n< +42\\r\n"));
    MemoryPort port = new MemoryPort("replay", replay);
    port.write(bytes("22\r"));
    assertThat(port.read(9, Duration.ofSeconds(1))).isEmpty();
    assertThat(replay.strayed()).hasValue("sent '22\\r' where the capture has '21\\r'");
  }

  @Test
  void a_torn_last_line_is_left_out() {
    Capture capture = Capture.parse("# head\n0.1 > A\n0.2 < B\\x0");
    assertThat(capture.turns())
        .containsExactly(new Capture.Turn(Capture.Kind.SENT, Duration.ofMillis(100), "A"));
  }

  @Test
  void nothing_is_sent_that_cannot_be_written_down() throws Exception {
    Scale scale = new Scale();
    MemoryPort memory = new MemoryPort("memory", scale);
    Recording port = new Recording(memory, new FullDisk(), OPENED);
    assertThatThrownBy(() -> port.write(bytes("21\r")))
        .isInstanceOf(DeviceException.NotRecorded.class)
        .hasMessageContaining("No space left");
    assertThat(memory.read(9, Duration.ofSeconds(1))).isEmpty();
  }

  @Property
  void every_byte_survives_the_text(@ForAll byte[] bytes) {
    assertThat(WireText.bytes(WireText.of(bytes))).isEqualTo(bytes);
    assertThat(WireText.of(bytes)).isEqualTo(WireText.of(bytes).strip()).doesNotContain("\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Takes the head of a transcript, and nothing more. */
  private static final class FullDisk extends Writer {
    private int lines;

    @Override
    public void write(char[] letters, int from, int count) throws IOException {
      if (lines++ > 0) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
