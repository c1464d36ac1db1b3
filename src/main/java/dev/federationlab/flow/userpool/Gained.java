package dev.federationlab.flow.userpool;

import static dev.federationlab.flow.ArtifactKind.ACCESS_TOKEN;
import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;
import static dev.federationlab.flow.ArtifactKind.REFRESH_TOKEN;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.flow.Run;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;

/**
 * The tokens of one answer.
 *
 * @param username whose they are
 * @param refresh absent where the old one stays good
 * @param refreshLifetime how long a refresh token of this client is good, which no answer says
 */
public record Gained(
    String clientId,
    String username,
    String id,
    String access,
    @Nullable String refresh,
    Duration refreshLifetime) {
  /** Those of a client that says nothing of how long refresh tokens are good. */
  public Gained(
      String clientId, String username, String id, String access, @Nullable String refresh) {
    this(clientId, username, id, access, refresh, SandboxClient.USUAL_REFRESH);
  }

  /** Those of an answer; there are none while the pool asks for more. */
  static Gained of(
      String clientId,
      String username,
      Duration refreshLifetime,
      @Nullable AuthenticationResultType result) {
    if (result == null || result.idToken() == null || result.accessToken() == null) {
      throw new ConversationBroken("the pool answered with another challenge, and no tokens");
    }
    return new Gained(
        clientId,
        username,
        result.idToken(),
        result.accessToken(),
        result.refreshToken(),
        refreshLifetime);
  }

  /** Keeps each as an artifact. */
  public void keep(Run run) {
    run.keep(readable(ID_TOKEN, id));
    run.keep(readable(ACCESS_TOKEN, access));
    if (refresh != null) {
      run.keep(refreshToken(run));
    }
  }

  /** The refresh token as an artifact; it remembers when the person signed in. */
  public Artifact refreshToken(Run run) {
    var fields = new HashMap<String, String>();
    fields.put("clientId", clientId);
    fields.put("username", username);
    time(claims(id), "auth_time").ifPresent(time -> fields.put("authTime", time));
    return new Artifact(
        REFRESH_TOKEN, String.valueOf(refresh), fields, run.now(), run.now().plus(refreshLifetime));
  }

  /** The access token as an artifact. */
  public Artifact accessToken() {
    return readable(ACCESS_TOKEN, access);
  }

  /** The ID token as an artifact. */
  public Artifact idToken() {
    return readable(ID_TOKEN, id);
  }

  private Artifact readable(ArtifactKind kind, String token) {
    var claims = claims(token);
    var fields = new HashMap<String, String>();
    fields.put("clientId", clientId);
    fields.put("username", username);
    fields.put("subject", String.valueOf(claims.getSubject()));
    return new Artifact(
        kind, token, fields, at(claims.getIssueTime()), at(claims.getExpirationTime()));
  }

  /** What a token claims, unverified. */
  public static JWTClaimsSet claims(String token) {
    try {
      return SignedJWT.parse(token).getJWTClaimsSet();
    } catch (ParseException e) {
      throw new ConversationBroken("the token cannot be read: " + e.getMessage());
    }
  }

  /** A claim that is a time, in seconds. */
  static Optional<String> time(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof Number seconds
        ? Optional.of(Long.toString(seconds.longValue()))
        : Optional.empty();
  }

  private static Instant at(@Nullable Date time) {
    if (time == null) {
      throw new ConversationBroken("the token does not say when it begins and ends");
    }
    return time.toInstant();
  }

  /** Without the tokens. */
  @Override
  public String toString() {
    return "Gained[" + username + "]";
  }
}
