package dev.federationlab.http;

/** Told of every exchange, in the order in which they ended. */
@FunctionalInterface
public interface Recorder {
  void record(Exchange exchange);
}
