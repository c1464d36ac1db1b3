package dev.federationlab.token;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * RSA key pairs of 2048 bits, made ahead in the background: a pair takes 66 ms in the median and up
 * to 180, which nobody should wait for. One thread makes them: the first few in a row, more at
 * ease, so that others have the machine meanwhile; it rests while the pool is full.
 */
public final class KeyPool implements KeyPairs, AutoCloseable {
  private static final int BITS = 2048;
  private static final int FIRST_FEW = 4;
  private static final Duration EASE = Duration.ofMillis(150);

  private final BlockingQueue<KeyPair> ready;
  private final Thread maker = new Thread(this::fill, "key-pool");

  /**
   * A pool that is empty until it is told to {@link #prepare}.
   *
   * @param size how many pairs are kept ready, at least one
   */
  public KeyPool(int size) {
    this.ready = new ArrayBlockingQueue<>(size);
    maker.setDaemon(true);
  }

  /** Begins to make pairs ahead; once. */
  public void prepare() {
    maker.start();
  }

  /** At once if a pair is ready, else made while the caller waits. */
  @Override
  public KeyPair take() {
    var pair = ready.poll();
    return pair != null ? pair : generator().generateKeyPair();
  }

  /** Ends the background work; pairs can still be taken. */
  @Override
  public void close() {
    maker.interrupt();
  }

  private void fill() {
    try {
      var generator = generator();
      while (!Thread.currentThread().isInterrupted()) {
        ready.put(generator.generateKeyPair());
        if (ready.size() >= FIRST_FEW && ready.remainingCapacity() > 0) {
          Thread.sleep(EASE.toMillis());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static KeyPairGenerator generator() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }
}
