package dev.federationlab.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
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
  /** One thing that is done again and again; several requests that follow from each other. */
  @FunctionalInterface
  public interface Trip {
    /**
     * Does it once.
     *
     * @param number how many times the same connection has done it before
     */
    void make(Connection connection, int number) throws IOException;
  }

  /** A connection that is kept open. */
  public static final class Connection {
    private final InputStream in;
    private final OutputStream out;

    private Connection(Socket socket) throws IOException {
      in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
      out = socket.getOutputStream();
    }

    /**
     * Sends a request and reads its answer to the end.
     *
     * @return the body
     * @throws IllegalStateException if the answer is not 200
     */
    public String exchange(byte[] request) throws IOException {
      out.write(request);
      out.flush();
      return readAnswer(in);
    }
  }

  /**
   * What came of a run: trips a second, latencies in microseconds, and how long the processors of
   * the machine worked for each trip, in microseconds, for server and client together. That is what
   * can be compared where others load the machine.
   */
  public record Result(String name, double perSecond, long median, long p99, long cpu) {
    @Override
    public String toString() {
      return "%-44s %8.0f /s   median %6d us   p99 %6d us   cpu %6d us"
          .formatted(name, perSecond, median, p99, cpu);
    }
  }

  /** How long the processors have worked for this process, in nanoseconds. */
  public static long processorTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
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
    return trips(
        name, origin, (connection, number) -> connection.exchange(request), connections, count);
  }

  /** As {@link #run}, for what takes more than one request. */
  public static Result trips(String name, URI origin, Trip trip, int connections, int count)
      throws InterruptedException, ExecutionException {
    round(origin, trip, connections, count);
    var worked = processorTime();
    var start = System.nanoTime();
    var latencies = round(origin, trip, connections, count);
    var took = Duration.ofNanos(System.nanoTime() - start);
    Arrays.sort(latencies);
    return new Result(
        name,
        latencies.length * 1e9 / took.toNanos(),
        latencies[latencies.length / 2] / 1000,
        latencies[latencies.length * 99 / 100] / 1000,
        (processorTime() - worked) / latencies.length / 1000);
  }

  private static long[] round(URI origin, Trip trip, int connections, int count)
      throws InterruptedException, ExecutionException {
    var threads = Executors.newFixedThreadPool(connections);
    try {
      var tasks = new ArrayList<Callable<long[]>>();
      for (int i = 0; i < connections; i++) {
        tasks.add(() -> connection(origin, trip, count / connections));
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

  private static long[] connection(URI origin, Trip trip, int count) throws IOException {
    var latencies = new long[count];
    try (var socket = new Socket(origin.getHost(), origin.getPort())) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(10_000);
      var connection = new Connection(socket);
      for (int i = 0; i < count; i++) {
        long sent = System.nanoTime();
        trip.make(connection, i);
        latencies[i] = System.nanoTime() - sent;
      }
    }
    return latencies;
  }

  private static String readAnswer(InputStream in) throws IOException {
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
    return body.toString();
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
