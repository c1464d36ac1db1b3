package dev.federationlab.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HardeningTest {
  private static final ErrorPage PAGE =
      (status, method, path) ->
          new Response(
              status,
              Headers.of("Content-Type", "text/plain", "X-Content-Type-Options", "nosniff"),
              Body.of("refused with " + status));

  /** More than the buffers of both ends of a connection take. */
  private static final int LONG = 12 << 20;

  /** Stopping takes about a second at most; the rest is for a machine that is busy with others. */
  private static final Duration STOPPING = Duration.ofSeconds(5);

  private final List<Socket> sockets = new ArrayList<>();
  private Server server;
  private int port;

  @AfterEach
  void stop() throws Exception {
    for (var socket : sockets) {
      socket.close();
    }
    if (server != null) {
      server.stop();
    }
  }

  @Test
  void slowBodiesKeepNobodyElseWaiting() throws Exception {
    start(Limits.ofPages().withRoom(1000, 16));
    for (int i = 0; i < 400; i++) {
      send("POST /slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\na");
    }
    var begun = System.nanoTime();

    for (int i = 0; i < 50; i++) {
      assertThat(
              ask(
                  "POST /echo HTTP/1.1\r\n"
                      + "Host: localhost\r\n"
                      + "Content-Length: 2\r\n"
                      + "Connection: close\r\n\r\n"
                      + "hi"))
          .startsWith("HTTP/1.1 200")
          .endsWith("hi");
    }

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void slowReadersKeepNobodyElseWaiting() throws Exception {
    start(Limits.ofPages().withRoom(1000, 8).withAnswers(200 << 20));
    for (int i = 0; i < 12; i++) {
      sendWithoutReading("GET /long HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    assertThat(ask("GET /echo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
    assertThat(ask("GET /long HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .contains("Content-Length: " + LONG)
        .hasSizeGreaterThan(LONG);
  }

  @Test
  void answersBeyondWhatMayBeInFlightAreRefused() throws Exception {
    start(Limits.ofPages().withBodies(600, 1000).withAnswers(LONG + LONG / 2));
    sendWithoutReading("GET /long HTTP/1.1\r\nHost: localhost\r\n\r\n");

    askUntil("HTTP/1.1 503", "GET /long HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  }

  @Test
  void aBodyInPiecesArrivesWhole() throws Exception {
    start(Limits.ofPages());
    var socket =
        send(
            "POST /echo HTTP/1.1\r\n"
                + "Host: localhost\r\n"
                + "Transfer-Encoding: chunked\r\n"
                + "Connection: close\r\n\r\n");
    for (var piece : List.of("3\r\nabc\r\n", "2\r\nd", "e\r\n", "0\r\n\r\n")) {
      write(socket, piece);
    }

    assertThat(read(socket)).startsWith("HTTP/1.1 200").endsWith("abcde");
  }

  @Test
  void aBodyThatComesTooSlowlyIsRefused() throws Exception {
    start(Limits.ofPages().withPatience(Duration.ZERO, Duration.ofNanos(1), Duration.ofSeconds(5)));
    var socket = send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nab");

    assertThat(read(socket)).startsWith("HTTP/1.1 408").endsWith("refused with 408");
  }

  @Test
  void aBodyThatStopsComingEndsWithTheConnection() throws Exception {
    start(
        Limits.ofPages()
            .withPatience(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(200)));
    var socket = send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nab");

    assertThat(read(socket)).startsWith("HTTP/1.1 408").endsWith("refused with 408");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 2000000\r\n\r\nx",
        "Transfer-Encoding: chunked\r\n\r\nffffff\r\n"
      })
  void aBodyTooLongIsRefused(String rest) throws Exception {
    start(Limits.ofPages());
    var socket = send("POST /echo HTTP/1.1\r\nHost: localhost\r\n" + rest);
    if (rest.contains("chunked")) {
      try {
        write(socket, "x".repeat(2 << 20));
      } catch (IOException e) {
        // The server need not take all of it.
      }
    }

    assertThat(read(socket))
        .startsWith("HTTP/1.1 413")
        .contains("nosniff")
        .contains("refused with 413");
  }

  @Test
  void bodiesBeyondWhatMayBeInFlightAreRefusedUntilOthersEnd() throws Exception {
    start(Limits.ofPages().withBodies(600, 1000));
    var unfinished =
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 600\r\nConnection: close\r\n\r\n"
            + "a".repeat(599);
    var second =
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\nConnection: close\r\n\r\n"
            + "b".repeat(500);

    var first = send(unfinished);
    for (int i = 0; i < 200 && !ask(second).startsWith("HTTP/1.1 503"); i++) {
      if (first.getInputStream().available() > 0) {
        first = send(unfinished); // it was the one for which there was no room
      }
    }
    write(first, "a");
    assertThat(read(first)).startsWith("HTTP/1.1 200");
    askUntil("HTTP/1.1 200", second);
  }

  @Test
  void aHeaderTooLongIsRefused() throws Exception {
    start(Limits.ofPages());

    assertThat(
            ask("GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 431")
        .endsWith("refused with 431");
  }

  @ParameterizedTest
  @CsvSource({"get, 501", "BREW, 501", "TRACE, 405", "Post, 501"})
  void aMethodNobodyServesIsRefused(String method, int status) throws Exception {
    start(Limits.ofPages());

    assertThat(ask(method + " / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 " + status)
        .endsWith("refused with " + status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET /\r\n",
        "GET / HTTP/3.0\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: five\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nnope\r\n",
        "GET / HTTP/1.1\r\nHost: local host\r\n\r\n",
        "\u0000\u0001\u0002\u0003\r\n\r\n"
      })
  void aMalformedRequestIsRefusedWithoutTellingOfTheServer(String request) throws Exception {
    start(Limits.ofPages());

    var answer = ask(request);

    assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*");
    assertThat(answer).contains("refused with").contains("nosniff");
    assertThat(answer)
        .doesNotContainIgnoringCase("jetty")
        .doesNotContain("Exception")
        .doesNotContain("\tat ");
    assertThat(answer).doesNotContain("Server:");
  }

  @Test
  void anApplicationThatThrowsShowsNoStackTrace() throws Exception {
    start(Limits.ofPages());

    var answer = ask("GET /throw HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 500")
        .endsWith("refused with 500")
        .doesNotContain("broken on purpose");
  }

  @Test
  void anAnswerDoesNotNameTheServer() throws Exception {
    start(Limits.ofPages());

    assertThat(ask("GET /echo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .doesNotContain("Server:")
        .doesNotContain("X-Powered-By");
  }

  @Test
  void headerValuesKeepTheirCase() throws Exception {
    start(Limits.ofPages());

    assertThat(
            ask(
                "POST /type HTTP/1.1\r\n"
                    + "Host: localhost\r\n"
                    + "Content-Type: text/plain; charset=UTF-8\r\n"
                    + "Content-Length: 0\r\n"
                    + "Connection: close\r\n\r\n"))
        .endsWith("text/plain; charset=UTF-8");
  }

  @Test
  void whenItStopsRequestsBeingHandledAreFinished() throws Exception {
    start(Limits.ofPages());
    var socket = send("GET /wait HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    entered.await();
    var stopping = new Thread(() -> stopQuietly());
    var begun = System.nanoTime();
    stopping.start();
    leave.countDown();

    assertThat(read(socket)).startsWith("HTTP/1.1 200").endsWith("waited");
    stopping.join();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(STOPPING);
  }

  @Test
  void aBodyIsAskedForWhereTheClientWaitsToBeAsked() throws Exception {
    start(Limits.ofPages());
    var socket =
        send(
            "POST /echo HTTP/1.1\r\n"
                + "Host: localhost\r\n"
                + "Expect: 100-continue\r\n"
                + "Content-Length: 2\r\n"
                + "Connection: close\r\n\r\n");
    var asked = new byte[25];
    assertThat(socket.getInputStream().readNBytes(asked, 0, asked.length)).isEqualTo(asked.length);
    write(socket, "hi");

    assertThat(new String(asked, StandardCharsets.US_ASCII))
        .isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
    assertThat(read(socket)).startsWith("HTTP/1.1 200").endsWith("hi");
  }

  @Test
  void itStopsSoonWhateverClientsDo() throws Exception {
    start(Limits.ofPages());
    send("GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n");
    send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nab");
    entered.await();
    var begun = System.nanoTime();

    stopQuietly();

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(STOPPING);
  }

  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch leave = new CountDownLatch(1);

  private void stopQuietly() {
    try {
      server.stop();
    } catch (Exception e) {
      // Jetty reports what it had to cut off.
    }
  }

  private void start(Limits limits) throws Exception {
    var hardening = Hardening.of(limits, PAGE);
    server = new Server(hardening.threadPool("test"));
    var http = new HttpConfiguration();
    hardening.http(http);
    var connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    hardening.server(server);
    var context = new ServletContextHandler();
    context.addServlet(new ServletHolder(new Application()), "/*");
    hardening.context(context);
    innermost((Handler.Wrapper) server.getHandler()).setHandler(context);
    server.start();
    port = connector.getLocalPort();
  }

  private static Handler.Wrapper innermost(Handler.Wrapper wrapper) {
    return wrapper.getHandler() instanceof Handler.Wrapper inner ? innermost(inner) : wrapper;
  }

  /**
   * Bodies are counted as they are read and answered, which a client cannot see: so it asks until
   * it is so.
   */
  private void askUntil(String status, String request) throws IOException {
    var answer = "";
    for (int i = 0; i < 200 && !answer.startsWith(status); i++) {
      answer = ask(request);
    }
    assertThat(answer.lines().findFirst().orElse("")).startsWith(status);
  }

  /**
   * Reads how the answer begins, so that it is on its way, and no more; with so small a window that
   * no long answer fits into what the system keeps for its reader.
   */
  private void sendWithoutReading(String text) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    sockets.add(socket);
    write(socket, text);
    assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1))
        .isEqualTo("HTTP/1.1 200");
  }

  private Socket send(String text) throws IOException {
    var socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(10_000);
    sockets.add(socket);
    write(socket, text);
    return socket;
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private String ask(String text) throws IOException {
    return read(send(text));
  }

  private static String read(Socket socket) throws IOException {
    var all = new StringBuilder();
    InputStream in = socket.getInputStream();
    var buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        all.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
      }
    } catch (java.net.SocketException e) {
      // Reset after the answer: what came before it counts.
    }
    return all.toString();
  }

  /** As applications do: reads and writes blocking. */
  private final class Application extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      var path = request.getRequestURI();
      if (path.equals("/throw")) {
        throw new IllegalStateException("broken on purpose");
      }
      if (path.equals("/wait")) {
        await();
        response.getOutputStream().write("waited".getBytes(StandardCharsets.UTF_8));
        return;
      }
      if (path.equals("/long")) {
        response.setContentLength(LONG);
        for (int i = 0; i < LONG; i += 1 << 14) {
          response.getOutputStream().write(new byte[1 << 14]);
        }
        return;
      }
      if (path.equals("/type")) {
        response
            .getOutputStream()
            .write(request.getHeader("Content-Type").getBytes(StandardCharsets.UTF_8));
        return;
      }
      response.getOutputStream().write(request.getInputStream().readAllBytes());
    }

    private void await() {
      entered.countDown();
      try {
        leave.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
