package dev.federationlab.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.federationlab.http.Body;
import dev.federationlab.http.BoundedFetch;
import dev.federationlab.http.Fetch;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import dev.federationlab.token.UnverifiedToken.MalformedTokenException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keys fetched over HTTP as OpenID Connect Discovery 1.0 §4 tells: the issuer's discovery document,
 * which must name the same issuer, then the key set that it points to. Kept as long as {@code
 * Cache-Control} allows, within bounds; fetched again early for a key ID that is not known, but not
 * more often than every few seconds, so that nobody can make this process a hammer. Safe for use by
 * many threads; one of them fetches for all who wait for the same issuer.
 */
public final class FetchedKeys implements KeySource {
  private static final int MAX_ISSUERS = 500;
  private static final int MAX_KEYS = 50;
  private static final Duration DEFAULT_LIFE = Duration.ofMinutes(5);
  private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);
  private static final Duration LONGEST_LIFE = Duration.ofHours(24);
  private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(5);
  private static final Pattern MAX_AGE =
      Pattern.compile("(?i)(?:^|[,\\s])max-age=(\\d{1,9})(?:[,\\s]|$)");

  private final AllowedOrigins origins;
  private final Clock clock;
  private final Map<String, URI> addresses;
  private final Fetch fetch;

  /**
   * The issuers that were asked for last; those that failed too, so that failures are not repeated
   * at once.
   */
  private final Map<String, Issuer> issuers =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Issuer> eldest) {
          return size() > MAX_ISSUERS;
        }
      };

  /**
   * @param origins where discovery documents and key sets may be fetched from; nothing else is ever
   *     asked
   */
  public FetchedKeys(AllowedOrigins origins, Clock clock) {
    this(origins, clock, Map.of(), new BoundedFetch());
  }

  /**
   * @param addresses for issuers whose name is not where this installation has them: where they
   *     are, without a slash at the end
   * @param fetch brings discovery documents and key sets
   */
  public FetchedKeys(AllowedOrigins origins, Clock clock, Map<String, URI> addresses, Fetch fetch) {
    this.origins = origins;
    this.clock = clock;
    this.addresses = Map.copyOf(addresses);
    this.fetch = fetch;
  }

  @Override
  public Optional<JWK> find(String issuer, String keyId) throws KeysUnavailableException {
    Issuer known;
    synchronized (issuers) {
      known = issuers.get(issuer);
    }
    if (known == null) {
      var discovery = discoveryAddress(issuer);
      synchronized (issuers) {
        known = issuers.computeIfAbsent(issuer, name -> new Issuer(name, discovery));
      }
    }
    return known.find(keyId);
  }

  /**
   * Whether {@link #find} would fetch now, for callers who must not wait where they stand: they
   * call it elsewhere first.
   */
  public boolean wouldFetch(String issuer, String keyId) {
    Issuer known;
    synchronized (issuers) {
      known = issuers.get(issuer);
    }
    return known == null ? permitted(issuer) : known.wouldFetch(keyId);
  }

  private boolean permitted(String issuer) {
    try {
      discoveryAddress(issuer);
      return true;
    } catch (KeysUnavailableException e) {
      return false;
    }
  }

  private URI discoveryAddress(String issuer) throws KeysUnavailableException {
    try {
      var elsewhere = addresses.get(issuer);
      var named = elsewhere == null ? issuer : elsewhere.toString();
      var base = named.endsWith("/") ? named.substring(0, named.length() - 1) : named;
      var address = new URI(base + "/.well-known/openid-configuration");
      if (!origins.permit(address) || address.getRawQuery() != null) {
        throw new KeysUnavailableException("keys are not fetched from " + issuer);
      }
      return address;
    } catch (URISyntaxException e) {
      throw new KeysUnavailableException("the issuer is not an address: " + issuer);
    }
  }

  /**
   * What is known of an issuer's keys at a moment.
   *
   * @param keys absent until a fetch succeeded
   * @param fetchedAt when a fetch began last; absent if none did
   * @param fetching whether one is under way
   */
  private record State(
      @Nullable JWKSet keys,
      Instant goodUntil,
      @Nullable Instant fetchedAt,
      boolean fetching,
      String lastFailure) {
    static final State NOTHING = new State(null, Instant.MIN, null, false, "");

    boolean wouldFetch(String keyId, Instant now) {
      boolean lacking =
          keys == null || !now.isBefore(goodUntil) || keys.getKeyByKeyId(keyId) == null;
      return lacking
          && (fetching || fetchedAt == null || !now.isBefore(fetchedAt.plus(BETWEEN_FETCHES)));
    }

    Optional<JWK> find(String keyId, Instant now) throws KeysUnavailableException {
      if (keys == null || !now.isBefore(goodUntil)) {
        throw new KeysUnavailableException(lastFailure);
      }
      return Optional.ofNullable(keys.getKeyByKeyId(keyId));
    }

    State begun(Instant now) {
      return new State(keys, goodUntil, now, true, lastFailure);
    }

    /** What was there may still be good. */
    State failed(String why) {
      return new State(keys, goodUntil, fetchedAt, false, why);
    }

    State fetched(JWKSet fresh, Instant until) {
      return new State(fresh, until, fetchedAt, false, "");
    }
  }

  /** One issuer. Whoever finds the keys in order waits for nobody. */
  private final class Issuer {
    private final String name;
    private final URI discovery;
    private volatile State state = State.NOTHING;

    Issuer(String name, URI discovery) {
      this.name = name;
      this.discovery = discovery;
    }

    boolean wouldFetch(String keyId) {
      return state.wouldFetch(keyId, clock.instant());
    }

    Optional<JWK> find(String keyId) throws KeysUnavailableException {
      if (wouldFetch(keyId)) {
        fetchOnce(keyId);
      }
      return state.find(keyId, clock.instant());
    }

    /** One fetches; the others wait for it and then find nothing left to do. */
    private synchronized void fetchOnce(String keyId) {
      var now = clock.instant();
      if (state.wouldFetch(keyId, now)) {
        state = state.begun(now);
        var after = state.failed("the fetch broke off");
        try {
          after = fetchKeys(now);
        } finally {
          state = after;
        }
      }
    }

    private State fetchKeys(Instant now) {
      var asked = discovery;
      try {
        var document = json(get(asked).body().bytes());
        if (!name.equals(document.get("issuer"))) {
          throw new IOException("its `issuer` is not " + name);
        }
        asked = keySetAddress(document.get("jwks_uri"));
        var fetched = get(asked);
        var set = JWKSet.parse(json(fetched.body().bytes()));
        if (set.size() > MAX_KEYS) {
          throw new IOException("it holds more than " + MAX_KEYS + " keys");
        }
        return state.fetched(set.toPublicJWKSet(), now.plus(life(fetched.headers())));
      } catch (IOException e) {
        return state.failed(asked + ": " + e.getMessage());
      } catch (ParseException e) {
        return state.failed(asked + ": it is not a set of keys");
      }
    }

    private Response get(URI address) throws IOException {
      var headers = Headers.of("Accept", "application/json");
      var response = fetch.send(new Request("GET", address, headers, Body.EMPTY));
      if (response.status() != 200) {
        throw new IOException("it answered " + response.status());
      }
      return response;
    }

    private URI keySetAddress(@Nullable Object address) throws IOException {
      try {
        if (address instanceof String text) {
          var uri = new URI(text);
          if (origins.permit(uri)) {
            return uri;
          }
        }
        throw new IOException("keys are not fetched from its `jwks_uri`");
      } catch (URISyntaxException e) {
        throw new IOException("its `jwks_uri` is not an address", e);
      }
    }
  }

  private static Map<String, Object> json(byte[] body) throws IOException {
    try {
      return StrictJson.object("document", body);
    } catch (MalformedTokenException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Duration life(Headers headers) {
    var maxAge = headers.first("Cache-Control").map(MAX_AGE::matcher).filter(found -> found.find());
    if (maxAge.isEmpty()) {
      return DEFAULT_LIFE;
    }
    var life = Duration.ofSeconds(Long.parseLong(maxAge.get().group(1)));
    if (life.compareTo(SHORTEST_LIFE) < 0) {
      return SHORTEST_LIFE;
    }
    return life.compareTo(LONGEST_LIFE) > 0 ? LONGEST_LIFE : life;
  }
}
