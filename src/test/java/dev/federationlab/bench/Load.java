package dev.federationlab.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A small load run on loopback: the same request from a few connections, bounded in count. Speaks
 * HTTP/1.1 over plain sockets, since a client library would cost as much as the server that is
 * measured.
 */
public final class Load {
  /** What came of a run: requests a second, and latencies in microseconds. */
  public record Result(String name, double perSecond, long median, long p99) {
    @Override
    public String toString() {
      return "%-44s %8.0f /s   median %6d us   p99 %6d us".formatted(name, perSecond, median, p99);
    }
  }

  private Load() {}

  /**
   * Sends {@code request} {@code count} times from {@code connections} connections, after as many
   * again to warm up.
   *
   * @throws IllegalStateException if any answer is not 200
   */
  public static Result run(String name, URI origin, byte[] request, int connections, int count)
      throws InterruptedException, ExecutionException {
    round(origin, request, connections, count);
    var start = System.nanoTime();
    var latencies = round(origin, request, connections, count);
    var took = Duration.ofNanos(System.nanoTime() - start);
    Arrays.sort(latencies);
    return new Result(
        name,
        latencies.length * 1e9 / took.toNanos(),
        latencies[latencies.length / 2] / 1000,
        latencies[latencies.length * 99 / 100] / 1000);
  }

  private static long[] round(URI origin, byte[] request, int connections, int count)
      throws InterruptedException, ExecutionException {
    var threads = Executors.newFixedThreadPool(connections);
    try {
      var tasks = new ArrayList<Callable<long[]>>();
      for (int i = 0; i < connections; i++) {
        tasks.add(() -> connection(origin, request, count / connections));
      }
      var all = new ArrayList<long[]>();
      for (Future<long[]> future : threads.invokeAll(tasks)) {
        all.add(future.get());
      }
      return all.stream().flatMapToLong(Arrays::stream).toArray();
    } finally {
      threads.shutdownNow();
    }
  }

  private static long[] connection(URI origin, byte[] request, int count) throws IOException {
    var latencies = new long[count];
    try (var socket = new Socket(origin.getHost(), origin.getPort())) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(10_000);
      var in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
      var out = socket.getOutputStream();
      for (int i = 0; i < count; i++) {
        long sent = System.nanoTime();
        out.write(request);
        out.flush();
        readAnswer(in);
        latencies[i] = System.nanoTime() - sent;
      }
    }
    return latencies;
  }

  private static void readAnswer(InputStream in) throws IOException {
    var status = line(in);
    int length = -1;
    boolean chunked = false;
    for (var header = line(in); !header.isEmpty(); header = line(in)) {
      var lower = header.toLowerCase(java.util.Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).trim());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    var body = new StringBuilder();
    if (chunked) {
      for (int size = Integer.parseInt(line(in), 16);
          size > 0;
          size = Integer.parseInt(line(in), 16)) {
        body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
        line(in);
      }
      line(in);
    } else {
      body.append(new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IllegalStateException(status + "\n" + body);
    }
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
