package dev.federationlab.web.flow;

import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A token in a request: in a form, a query, a JSON body, or as bearer.
 *
 * @param kind what it is, which may be another kind than belongs there
 */
record SentToken(ArtifactKind kind, String text, Message message) {
  /** The issuer of every identity pool's tokens. */
  private static final String IDENTITY_POOLS = "https://cognito-identity.amazonaws.com";

  private static final Pattern BEARER = Pattern.compile("(?i:Bearer) (\\S+)");

  /** Where tokens stand, and what each is that cannot be read. */
  private static final Map<String, ArtifactKind> PLACES =
      Map.of(
          "WebIdentityToken", ArtifactKind.PROVIDER_TOKEN,
          "access_token", ArtifactKind.PROVIDER_TOKEN,
          "input_token", ArtifactKind.PROVIDER_TOKEN,
          "AccessToken", ArtifactKind.ACCESS_TOKEN,
          "REFRESH_TOKEN", ArtifactKind.REFRESH_TOKEN,
          "RefreshToken", ArtifactKind.REFRESH_TOKEN,
          "refresh_token", ArtifactKind.REFRESH_TOKEN,
          "Token", ArtifactKind.REFRESH_TOKEN,
          "token", ArtifactKind.REFRESH_TOKEN);

  /** The tokens that a request carries. */
  static List<SentToken> in(Message message) {
    var request = message.exchange().request();
    var pairs = new ArrayList<Bodies.Pair>();
    if (request.uri().getRawQuery() != null) {
      pairs.addAll(Bodies.form(request.uri().getRawQuery()));
    }
    var body = request.body().text();
    pairs.addAll(Bodies.isForm(request.headers()) ? Bodies.form(body) : Bodies.fields(body));
    // Who asks about a token brings its own along to be let in: that one is nobody's here.
    var asksAbout = pairs.stream().anyMatch(pair -> pair.name().equals("input_token"));
    var sent = new ArrayList<SentToken>();
    for (var pair : pairs) {
      var place = place(pair.name());
      if (place != null
          && !pair.value().isEmpty()
          && !(asksAbout && pair.name().equals("access_token"))) {
        sent.add(new SentToken(kind(pair.value(), place), pair.value(), message));
      }
    }
    request
        .headers()
        .first("Authorization")
        .map(BEARER::matcher)
        .filter(java.util.regex.Matcher::matches)
        .map(bearer -> bearer.group(1))
        .ifPresent(
            text ->
                sent.add(new SentToken(kind(text, ArtifactKind.PROVIDER_TOKEN), text, message)));
    return sent;
  }

  private static @Nullable ArtifactKind place(String name) {
    // The tokens for an identity pool stand by the names of their providers.
    return name.startsWith("Logins.")
        ? ArtifactKind.PROVIDER_TOKEN
        : PLACES.get(name.substring(name.lastIndexOf('.') + 1));
  }

  /** What it says of itself, where it says anything; else what belongs there. */
  private static ArtifactKind kind(String text, ArtifactKind place) {
    var claims = CompactToken.of(text).claims();
    if (claims.isPresent()) {
      if (claims.get().path("iss").asText("").equals(IDENTITY_POOLS)) {
        return ArtifactKind.IDENTITY_TOKEN;
      }
      return claims.get().path("token_use").asText("").equals("access")
          ? ArtifactKind.ACCESS_TOKEN
          : ArtifactKind.ID_TOKEN;
    }
    var threeParts = text.chars().filter(c -> c == '.').count() == 2;
    return place == ArtifactKind.PROVIDER_TOKEN && threeParts ? ArtifactKind.ID_TOKEN : place;
  }
}
