package dev.federationlab.web.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private final Socket socket = new Socket();
  private final EventStream stream = new EventStream(socket, "");

  /** What a container hands out, with a reader who takes or does not. */
  private static final class Socket extends ServletOutputStream {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private boolean ready = true;
    private boolean broken;

    @Override
    public boolean isReady() {
      return ready;
    }

    @Override
    public void setWriteListener(WriteListener listener) {}

    @Override
    public void write(int b) throws IOException {
      if (broken) {
        throw new IOException("gone");
      }
      written.write(b);
    }

    String text() {
      return written.toString(StandardCharsets.UTF_8);
    }
  }

  @Test
  void writesAnEventWithItsIdAndEachLineOfItsData() {
    stream.onWritePossible();
    stream.offer(new Event("7", "<li>\n  two lines\n</li>"));

    assertThat(socket.text()).isEqualTo("id: 7\ndata: <li>\ndata:   two lines\ndata: </li>\n\n");
    assertThat(stream.last()).isEqualTo("7");
  }

  @Test
  void keepsWhatTheReaderDoesNotTakeYet() {
    socket.ready = false;
    stream.onWritePossible();
    stream.offer(new Event("1", "a"));
    assertThat(socket.text()).isEmpty();

    socket.ready = true;
    stream.onWritePossible();
    assertThat(socket.text()).isEqualTo("id: 1\ndata: a\n\n");
  }

  @Test
  void dropsAReaderWhoLagsTooFarBehind() {
    socket.ready = false;
    stream.onWritePossible();
    for (int i = 1; i <= EventStream.QUEUED_EVENTS; i++) {
      stream.offer(new Event(String.valueOf(i), "a"));
    }
    assertThat(stream.ended()).isNotDone();

    stream.offer(new Event("99", "a"));
    assertThat(stream.ended()).isDone();
  }

  @Test
  void dropsAReaderForWhomTooManyBytesWait() {
    socket.ready = false;
    stream.onWritePossible();

    stream.offer(new Event("1", "a".repeat(EventStream.QUEUED_BYTES)));

    assertThat(stream.ended()).isDone();
  }

  @Test
  void endsWhenTheReaderIsGone() {
    stream.onWritePossible();
    socket.broken = true;

    stream.offer(new Event("1", "a"));

    assertThat(stream.ended()).isDone();
  }

  @Test
  void takesOnlyDigitsForAnId() {
    assertThatThrownBy(() -> new Event("1\ndata: x", "a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Event.isId("")).isFalse();
    assertThat(Event.isId("000179543518012")).isTrue();
  }
}
