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
 * Asks Login with Amazon: {@code tokeninfo} for app, person and end, the profile for the person
 * once more. The app is known by its client ID, which is what {@code aud} holds.
 */
record AskedAmazon(BoundedFetch fetch, URI base) implements Asked {
  private static final String SOURCE = "Login with Amazon Developer Guide, Verifying Tokens";

  @Override
  public Finding about(String accessToken, Instant now) {
    var asking = new Asking(fetch, base, OpaqueTokens.AMAZON);
    return asking.finding(() -> word(asking, accessToken, now));
  }

  private static Word word(Asking asking, String accessToken, Instant now) throws Ended {
    var headers = Headers.of("Accept", "application/json");
    var info =
        asking.get("/auth/o2/tokeninfo", "access_token=" + Asking.encoded(accessToken), headers);
    long left = info.path("exp").asLong(0);
    asking.require(
        left > 0,
        "expiry",
        "exp above 0: the seconds that are left",
        "exp " + left,
        SOURCE,
        new Expired(now.plusSeconds(Math.max(left, -(1L << 31)))));
    var appId =
        asking.text(info, "aud", "app id", "an app, for the trust policy to compare", SOURCE);
    var userId = asking.text(info, "user_id", "user id", "a person", SOURCE);
    var profile =
        asking.get("/user/profile", "", headers.and("Authorization", "bearer " + accessToken));
    var id = profile.path("user_id").asText("");
    asking.require(
        id.equals(userId),
        "user id again",
        userId,
        id.isEmpty() ? "none" : id,
        "Login with Amazon Developer Guide, Customer Profile",
        new Unusable("two answers name two persons"));
    return new Bearer(
        appId,
        userId,
        Map.of(
            OpaqueTokens.AMAZON + ":app_id",
            List.of(appId),
            OpaqueTokens.AMAZON + ":user_id",
            List.of(userId)));
  }
}
