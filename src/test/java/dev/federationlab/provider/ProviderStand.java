package dev.federationlab.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.contract.MovableClock;
import dev.federationlab.decision.Decision;
import dev.federationlab.decision.Trail;
import dev.federationlab.store.Store;
import dev.federationlab.token.FewKeyPairs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** One provider on a free port. */
public class ProviderStand implements AutoCloseable {
  public static final String CONTROL_SECRET = "control-secret-of-the-test";

  public final MovableClock clock;
  public final Trail trail = new Trail(1000);
  public final Store store = Store.open(Store.addressInMemory("provider-" + UUID.randomUUID()));
  private final ProviderListener listener;
  private final String name;

  public ProviderStand(
      String name, Instant start, BiFunction<URI, Surroundings, Provider> provider) {
    this.name = name;
    clock = new MovableClock(start);
    var surroundings =
        new Surroundings(
            store, new FewKeyPairs(), trail, clock, new SecureRandom(), new TestPages());
    var settings = new ProviderListener.Settings("localhost", 0, null, CONTROL_SECRET);
    try {
      listener =
          ProviderListener.start(settings, origin -> List.of(provider.apply(origin, surroundings)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public final URI origin() {
    return listener.publicUrl();
  }

  /** An address below the provider's own. */
  public final URI at(String pathAndQuery) {
    return URI.create(origin() + "/" + name + pathAndQuery);
  }

  /** The decision behind an answer. */
  public final Decision decision(String requestId) {
    return trail
        .find(requestId)
        .orElseThrow(() -> new AssertionError("no decision for " + requestId));
  }

  /** What a control endpoint answers to the lab. */
  public final HttpResponse<String> control(String action, String body) {
    var request =
        HttpRequest.newBuilder(origin().resolve("/_lab/" + action))
            .header("Authorization", "Bearer " + CONTROL_SECRET)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return send(request);
  }

  /** The same, where it succeeds. */
  public final JsonNode controlled(String action, String body) {
    var answer = control(action, body);
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.body());
    }
    return json(answer.body());
  }

  /** GET with a header. */
  public final HttpResponse<String> get(String pathAndQuery, String header, String value) {
    return send(HttpRequest.newBuilder(at(pathAndQuery)).header(header, value).build());
  }

  public static JsonNode json(String text) {
    try {
      return JsonMapper.builder().build().readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    listener.close();
    store.close();
  }
}
