package dev.federationlab.provider.facebook;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.provider.Grants;
import dev.federationlab.provider.Incoming;
import dev.federationlab.provider.Token;
import java.util.Locale;
import java.util.Optional;

/** People's access tokens, as a Graph call brings them. */
record UserTokens(Grants grants) {
  private static final String SOURCE = "Graph API, Handling Errors, Access Token Errors";

  /**
   * The text of the token that a call is made with: a parameter, or a header as RFC 6750 has it.
   */
  static String given(Incoming incoming, Parameters parameters) {
    var header = incoming.headers().first("Authorization").orElse("");
    return header.toLowerCase(Locale.ROOT).startsWith("bearer ")
        ? header.substring(7).strip()
        : parameters.get("access_token");
  }

  /** A token of this text, even if it expired lately. */
  Optional<Token> remembered(String text) {
    return grants.rememberedAccessToken(text);
  }

  /**
   * The token, if it is good.
   *
   * @throws dev.federationlab.oauth.OAuthError.Refusal 190, with subcode 463 if it has expired
   */
  Token require(String text, Inquiry inquiry) {
    var token = remembered(text);
    inquiry.require(
        token.isPresent(),
        "access token",
        "issued here and not revoked",
        token.isPresent() ? "it is" : "no such token",
        SOURCE,
        GraphWording.INVALID_TOKEN);
    var known = token.orElseThrow();
    boolean expired = known.expired(inquiry.at());
    inquiry.require(
        !expired,
        "expiry",
        "before " + known.expiresAt(),
        "now it is " + inquiry.at(),
        SOURCE,
        GraphWording.expired(known.expiresAt(), inquiry.at()));
    return known;
  }
}
