package dev.federationlab.provider.google;

import dev.federationlab.provider.Client;
import dev.federationlab.provider.ProviderStand;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** The stand-in for Google on a free port, with two apps registered. */
public final class TestGoogle extends ProviderStand {
  public static final String CALLBACK = "http://localhost:7070/flows/google/callback";
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

  public TestGoogle() {
    this(Instant.parse("2026-11-23T09:00:00Z"));
  }

  public TestGoogle(Instant start) {
    super(
        "google",
        start,
        (origin, surroundings) -> new Google(origin, surroundings, List.of(APP, OTHER_APP)));
  }

  public URI issuer() {
    return at("");
  }
}
