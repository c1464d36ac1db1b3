package dev.federationlab.listener;

import java.time.Duration;

/**
 * How much one listener takes on.
 *
 * @param bodyBytes the longest request body; longer ones are answered 413
 * @param headerBytes the longest request line with headers; longer ones are answered 431 (or 414)
 * @param bodiesInFlightBytes what all unfinished requests together may hold in bodies; beyond it
 *     503
 * @param answersInFlightBytes what all answers on their way may hold together; beyond it 503
 * @param bytesPerSecond the slowest a body may come, on average and after {@code grace}; slower
 *     ones are answered 408
 * @param grace for how long a body may come as slowly as it likes
 * @param longestBody how long a body may take altogether
 * @param idle after how long a connection on which nothing moves is closed
 * @param connections how many connections there may be; further ones wait to be accepted, and idle
 *     ones are closed within a second
 * @param threads how many requests are handled at once
 * @param stop how long requests that are being handled are waited for when the server stops
 */
public record Limits(
    int bodyBytes,
    int headerBytes,
    long bodiesInFlightBytes,
    long answersInFlightBytes,
    long bytesPerSecond,
    Duration grace,
    Duration longestBody,
    Duration idle,
    int connections,
    int threads,
    Duration stop) {

  public Limits {
    if (bodyBytes < 1 || headerBytes < 1 || bodiesInFlightBytes < bodyBytes || connections < 1) {
      throw new IllegalArgumentException("limits that let nothing through");
    }
    if (threads < 8) {
      throw new IllegalArgumentException("fewer than 8 threads: " + threads);
    }
  }

  /** Limits for pages and forms: bodies up to 1 MiB, headers up to 16 KiB. */
  public static Limits ofPages() {
    return new Limits(
        1 << 20,
        16 << 10,
        32L << 20,
        64L << 20,
        1024,
        Duration.ofSeconds(5),
        Duration.ofMinutes(1),
        Duration.ofSeconds(30),
        2000,
        64,
        Duration.ofMillis(600));
  }

  /** The same with room for other bodies. */
  public Limits withBodies(int bytes, long inFlightBytes) {
    return new Limits(
        bytes,
        headerBytes,
        inFlightBytes,
        Math.max(answersInFlightBytes, inFlightBytes),
        bytesPerSecond,
        grace,
        longestBody,
        idle,
        connections,
        threads,
        stop);
  }

  /** The same with room for other answers. */
  public Limits withAnswers(long inFlightBytes) {
    return new Limits(
        bodyBytes,
        headerBytes,
        bodiesInFlightBytes,
        inFlightBytes,
        bytesPerSecond,
        grace,
        longestBody,
        idle,
        connections,
        threads,
        stop);
  }

  /** The same with room for other headers. */
  public Limits withHeaders(int bytes) {
    return new Limits(
        bodyBytes,
        bytes,
        bodiesInFlightBytes,
        answersInFlightBytes,
        bytesPerSecond,
        grace,
        longestBody,
        idle,
        connections,
        threads,
        stop);
  }

  /** The same with another patience toward slow clients. */
  public Limits withPatience(Duration newGrace, Duration newLongestBody, Duration newIdle) {
    return new Limits(
        bodyBytes,
        headerBytes,
        bodiesInFlightBytes,
        answersInFlightBytes,
        bytesPerSecond,
        newGrace,
        newLongestBody,
        newIdle,
        connections,
        threads,
        stop);
  }

  /** The same with other numbers of connections and threads. */
  public Limits withRoom(int newConnections, int newThreads) {
    return new Limits(
        bodyBytes,
        headerBytes,
        bodiesInFlightBytes,
        answersInFlightBytes,
        bytesPerSecond,
        grace,
        longestBody,
        idle,
        newConnections,
        newThreads,
        stop);
  }
}
