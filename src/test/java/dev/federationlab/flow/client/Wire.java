package dev.federationlab.flow.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A server that knows no HTTP: it notes the bytes of each request as they came, and answers with
 * the same bytes each time.
 */
final class Wire implements AutoCloseable {
  private final ServerSocket server;
  private final byte[] answer;
  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

  Wire(String answer) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.answer = answer.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    var thread = new Thread(this::serve, "wire");
    thread.setDaemon(true);
    thread.start();
  }

  URI address() {
    return URI.create("http://localhost:" + server.getLocalPort());
  }

  /** The lines of the next request's head. */
  List<String> head() throws InterruptedException {
    return Arrays.asList(request().split("\r\n\r\n", 2)[0].split("\r\n"));
  }

  /** The next request, whole. */
  String request() throws InterruptedException {
    var request = requests.poll(5, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("no request came");
    }
    return request;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (var socket = server.accept()) {
        requests.add(read(socket));
        socket.getOutputStream().write(answer);
        socket.getOutputStream().flush();
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private static String read(Socket socket) throws IOException {
    var in = socket.getInputStream();
    var bytes = new ByteArrayOutputStream();
    int left = -1;
    while (left != 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      bytes.write(next);
      left--;
      var text = bytes.toString(StandardCharsets.UTF_8);
      if (left < 0 && text.endsWith("\r\n\r\n")) {
        left = length(text);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int length(String head) {
    return new ArrayList<>(Arrays.asList(head.split("\r\n")))
        .stream()
            .map(line -> line.toLowerCase(Locale.ROOT))
            .filter(line -> line.startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring("content-length:".length()).strip()))
            .findFirst()
            .orElse(0);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
