package dev.federationlab.aws.opaque;

import dev.federationlab.aws.OpaqueTokens;
import dev.federationlab.aws.OpaqueTokens.Bearer;
import dev.federationlab.aws.OpaqueTokens.Expired;
import dev.federationlab.aws.OpaqueTokens.Unusable;
import dev.federationlab.aws.OpaqueTokens.Word;
import dev.federationlab.aws.opaque.AskedProviders.Asked;
import dev.federationlab.aws.opaque.AskedProviders.Finding;
import dev.federationlab.aws.opaque.Asking.Ended;
import dev.federationlab.http.BoundedFetch;
import dev.federationlab.http.Headers;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Asks the Graph API: {@code /debug_token} for app, person and end, {@code /me} for the person once
 * more. The token asks about itself, since AWS has no secret of the app.
 */
record AskedFacebook(BoundedFetch fetch, URI base) implements Asked {
  private static final String SOURCE = "Graph API reference, debug_token";

  @Override
  public Finding about(String accessToken, Instant now) {
    var asking = new Asking(fetch, base, OpaqueTokens.FACEBOOK);
    return asking.finding(() -> word(asking, accessToken, now));
  }

  private static Word word(Asking asking, String accessToken, Instant now) throws Ended {
    var token = Asking.encoded(accessToken);
    var headers = Headers.of("Accept", "application/json");
    var data =
        asking
            .get("/debug_token", "input_token=" + token + "&access_token=" + token, headers)
            .path("data");
    boolean valid = data.path("is_valid").asBoolean(false);
    asking.require(
        valid,
        "validity",
        "is_valid: true",
        "is_valid: " + valid,
        SOURCE,
        new Unusable("the provider says that the token is not valid"));
    requireAlive(asking, data.path("expires_at").asLong(0), now);
    var appId =
        asking.text(data, "app_id", "app id", "an app, for the trust policy to compare", SOURCE);
    var userId = asking.text(data, "user_id", "user id", "a person", SOURCE);
    var me = asking.get("/me", "fields=id&access_token=" + token, headers);
    var id = me.path("id").asText("");
    asking.require(
        id.equals(userId),
        "user id again",
        userId,
        id.isEmpty() ? "none" : id,
        "Graph API reference, User",
        new Unusable("two answers name two persons"));
    return new Bearer(
        appId,
        userId,
        Map.of(
            OpaqueTokens.FACEBOOK + ":app_id",
            List.of(appId),
            OpaqueTokens.FACEBOOK + ":id",
            List.of(userId)));
  }

  /** A token without end has 0 there. */
  private static void requireAlive(Asking asking, long expiresAt, Instant now) throws Ended {
    var end = Instant.ofEpochSecond(Math.max(0, Math.min(expiresAt, 1L << 38)));
    boolean alive = expiresAt == 0 || now.isBefore(end);
    asking.require(
        alive,
        "expiry",
        expiresAt == 0 ? "any time: the token has no end" : "before " + end,
        "now it is " + now,
        SOURCE,
        new Expired(end));
  }
}
