package dev.federationlab.aws.identitypools.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.jwk.JWKSet;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.identitypools.pool.IdentityPoolErrors;
import dev.federationlab.decision.Check;
import dev.federationlab.store.Transaction;
import dev.federationlab.token.KeyPairs;
import dev.federationlab.token.UnverifiedToken;
import dev.federationlab.token.UnverifiedToken.MalformedTokenException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Issues identity tokens (aws-behaviour 4.9) and takes them back. A third entry of {@code amr},
 * which would name the user, is left out: whether AWS has it in the token is not certain.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html">Role
 *     trust and permissions</a>
 */
public final class IdentityTokens {
  /** The {@code iss} claim, and how STS knows it. */
  public static final String ISSUER = "https://cognito-identity.amazonaws.com";

  static final String TAGS = "https://aws.amazon.com/tags";
  private static final String SOURCE = "API Reference, GetCredentialsForIdentity, Logins";

  private final IdentityTokenKey key;
  private final JsonMapper json = new JsonMapper();

  public IdentityTokens(KeyPairs pairs, RandomGenerator random) {
    this.key = new IdentityTokenKey(pairs, random);
  }

  /** A token that says this, from now on. */
  public String issue(Call call, IdentityClaims claims, Duration life) {
    long now = call.now().getEpochSecond();
    var all = new LinkedHashMap<String, Object>();
    all.put("sub", claims.identityId());
    all.put("aud", claims.poolId());
    all.put("amr", claims.amr());
    all.put("iss", ISSUER);
    if (!claims.tags().isEmpty()) {
      var tags = new TreeMap<String, List<String>>();
      claims.tags().forEach((tag, value) -> tags.put(tag, List.of(value)));
      all.put(TAGS, Map.of("principal_tags", tags));
    }
    all.put("exp", now + life.toSeconds());
    all.put("iat", now);
    return sign(call.store(), all);
  }

  /** What is published of the key; it is made if there is none yet. */
  JWKSet published(Transaction store) {
    return new JWKSet(key.of(store).published());
  }

  String sign(Transaction store, Map<String, Object> claims) {
    try {
      return key.of(store).sign(json.writeValueAsBytes(claims));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("claims that cannot be written", e);
    }
  }

  /** The claims of a token that was signed here, whether or not it has expired. */
  Optional<Map<String, Object>> signedHere(Transaction store, String compact) {
    try {
      var token = UnverifiedToken.parse(compact);
      return signedHere(store, token) ? Optional.of(token.claims()) : Optional.empty();
    } catch (MalformedTokenException e) {
      return Optional.empty();
    }
  }

  private boolean signedHere(Transaction store, UnverifiedToken token) {
    var ready = key.of(store);
    return ready.keyId().equals(token.header().get("kid"))
        && "RS256".equals(token.header().get("alg"))
        && ready.signed(token.compact());
  }

  /**
   * Verifies a token that comes back as a login, by the name {@code
   * cognito-identity.amazonaws.com}.
   *
   * @throws ServiceException NotAuthorizedException
   */
  public IdentityClaims verify(Call call, String compact) {
    var token = parse(call, compact);
    var issuer = token.issuer().orElse("none");
    require(
        call,
        issuer.equals(ISSUER),
        new Check("issuer", ISSUER, issuer, issuer.equals(ISSUER), SOURCE),
        "Not a Cognito token.");
    boolean signed = signedHere(call.store(), token);
    require(
        call,
        signed,
        new Check(
            "signature",
            "made over header and claims with the key of identity pools",
            signed ? "it verifies" : "it does not verify",
            signed,
            "RFC 7515 §5.2"),
        "Couldn't verify signed token.");
    long expires = token.claims().get("exp") instanceof Number exp ? exp.longValue() : 0;
    long now = call.now().getEpochSecond();
    require(
        call,
        now < expires,
        new Check("expiry", "`exp` after " + now, expires + "", now < expires, "RFC 7519 §4.1.4"),
        "Token expired: " + now + " >= " + expires);
    return claims(token.claims());
  }

  private static UnverifiedToken parse(Call call, String compact) {
    try {
      return UnverifiedToken.parse(compact);
    } catch (MalformedTokenException e) {
      call.explanation()
          .check(Check.failed("token", "a JWT", String.valueOf(e.getMessage()), SOURCE));
      throw invalid("Not a Cognito token.");
    }
  }

  private static void require(Call call, boolean holds, Check check, String otherwise) {
    call.explanation().check(check);
    if (!holds) {
      throw invalid(otherwise);
    }
  }

  private static ServiceException invalid(String how) {
    return IdentityPoolErrors.NOT_AUTHORIZED.exception("Invalid login token. " + how);
  }

  /** What was signed here has the form in which it was signed. */
  private static IdentityClaims claims(Map<String, Object> claims) {
    var amr =
        claims.get("amr") instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.<String>of();
    var tags = new TreeMap<String, String>();
    if (claims.get(TAGS) instanceof Map<?, ?> all
        && all.get("principal_tags") instanceof Map<?, ?> given) {
      given.forEach(
          (tag, value) -> {
            if (value instanceof List<?> list && list.size() == 1) {
              tags.put(String.valueOf(tag), String.valueOf(list.get(0)));
            }
          });
    }
    return new IdentityClaims(
        String.valueOf(claims.get("aud")), String.valueOf(claims.get("sub")), amr, tags);
  }
}
