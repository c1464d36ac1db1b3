package dev.federationlab.aws.userpools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.Errand;
import dev.federationlab.aws.userpools.pool.Discovery;
import dev.federationlab.http.Body;
import dev.federationlab.http.Fetch;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import dev.federationlab.token.AllowedOrigins;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Discovery documents fetched from allowed origins, between transactions and never in one. What was
 * fetched is good for as long as a call takes that is begun again. Safe for many threads.
 */
public final class FetchedEndpoints implements Discovery {
  private static final Duration GOOD = Duration.ofSeconds(10);
  private static final int REMEMBERED = 100;

  private final AllowedOrigins origins;
  private final JsonMapper json;
  private final Clock clock;
  private final Fetch fetch;
  private final Map<String, Fetched> fetched =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Fetched> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Fetched(Optional<Endpoints> endpoints, Instant at) {}

  /**
   * @param origins the only ones that are asked, and that an issuer may name
   * @param fetch asks them
   */
  public FetchedEndpoints(AllowedOrigins origins, Fetch fetch, JsonMapper json, Clock clock) {
    this.origins = origins;
    this.fetch = fetch;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Optional<Endpoints> of(String issuer) {
    var address = address(issuer + "/.well-known/openid-configuration");
    if (address.isEmpty()) {
      return Optional.empty();
    }
    synchronized (fetched) {
      var known = fetched.get(issuer);
      if (known != null && clock.instant().isBefore(known.at().plus(GOOD))) {
        return known.endpoints();
      }
    }
    throw new Errand(() -> keep(issuer, fetch(issuer, address.get())));
  }

  private void keep(String issuer, Optional<Endpoints> endpoints) {
    synchronized (fetched) {
      fetched.remove(issuer);
      fetched.put(issuer, new Fetched(endpoints, clock.instant()));
    }
  }

  private Optional<URI> address(String text) {
    try {
      var address = new URI(text);
      return origins.permit(address) && address.getRawQuery() == null
          ? Optional.of(address)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private Optional<Endpoints> fetch(String issuer, URI address) {
    try {
      var headers = Headers.of("Accept", "application/json");
      var response = fetch.send(new Request("GET", address, headers, Body.EMPTY));
      return response.status() == 200
          ? endpoints(issuer, json.readTree(response.body().bytes()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * OpenID Connect Discovery 1.0 §4.3: the document is worth nothing if it names another issuer.
   */
  private Optional<Endpoints> endpoints(String issuer, JsonNode document) {
    var endpoints =
        new Endpoints(
            document.path("authorization_endpoint").asText(),
            document.path("token_endpoint").asText(),
            document.path("userinfo_endpoint").asText(),
            document.path("jwks_uri").asText());
    return document.path("issuer").asText().equals(issuer)
            && address(endpoints.authorization()).isPresent()
            && address(endpoints.token()).isPresent()
            && address(endpoints.userInfo()).isPresent()
            && address(endpoints.keys()).isPresent()
        ? Optional.of(endpoints)
        : Optional.empty();
  }
}
