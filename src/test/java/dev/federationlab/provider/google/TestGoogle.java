package dev.federationlab.provider.google;

import dev.federationlab.contract.MovableClock;
import dev.federationlab.decision.Decision;
import dev.federationlab.decision.Trail;
import dev.federationlab.provider.Client;
import dev.federationlab.provider.ProviderListener;
import dev.federationlab.provider.Surroundings;
import dev.federationlab.provider.TestPages;
import dev.federationlab.store.Store;
import dev.federationlab.token.KeyPool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The provider on a free port, with one app registered. */
public final class TestGoogle implements AutoCloseable {
  public static final String CALLBACK = "http://localhost:7070/flows/google/callback";
  public static final String CONTROL_SECRET = "control-secret-of-the-test";
  public static final Client APP =
      new Client(
          "123456789012-abc.apps.googleusercontent.com",
          "GOCSPX-test",
          "The Lab's app",
          List.of(CALLBACK));
  public static final Client OTHER_APP =
      new Client(
          "210987654321-xyz.apps.googleusercontent.com",
          "GOCSPX-other",
          "Another app",
          List.of(CALLBACK));

  public final MovableClock clock;
  public final Trail trail = new Trail(1000);
  public final Store store = Store.open(Store.addressInMemory("google-" + UUID.randomUUID()));
  private final KeyPool keyPool = new KeyPool(1, Duration.ZERO);
  private final ProviderListener listener;

  public TestGoogle() {
    this(Instant.parse("2026-11-23T09:00:00Z"));
  }

  public TestGoogle(Instant start) {
    clock = new MovableClock(start);
    var surroundings =
        new Surroundings(store, keyPool, trail, clock, new SecureRandom(), new TestPages());
    var settings = new ProviderListener.Settings("localhost", 0, null, CONTROL_SECRET);
    try {
      listener =
          ProviderListener.start(
              settings,
              origin -> List.of(new Google(origin, surroundings, List.of(APP, OTHER_APP))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI origin() {
    return listener.publicUrl();
  }

  public URI issuer() {
    return URI.create(origin() + "/google");
  }

  public URI at(String pathAndQuery) {
    return URI.create(issuer() + pathAndQuery);
  }

  /** The decision behind an answer. */
  public Decision decision(String requestId) {
    return trail
        .find(requestId)
        .orElseThrow(() -> new AssertionError("no decision for " + requestId));
  }

  @Override
  public void close() {
    listener.close();
    keyPool.close();
    store.close();
  }
}
