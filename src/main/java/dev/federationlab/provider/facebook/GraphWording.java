package dev.federationlab.provider.facebook;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.Secrets;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.Grants.Step;
import dev.federationlab.provider.oauth.Wording;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Errors as the Graph API words them: one envelope with a number, HTTP 400 throughout. The numbers
 * say more than the words: 190 is a token that is no good, 100 a parameter or code that is not.
 */
final class GraphWording implements Wording {
  static final String SUBCODE = "error_subcode";

  /** Facebook tells the time of its headquarters. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss zzz", Locale.US)
          .withZone(ZoneId.of("America/Los_Angeles"));

  static final OAuthError NO_TOKEN =
      error(104, "An access token is required to request this resource.");
  static final OAuthError NOBODYS_TOKEN =
      error(
          2500, "An active access token must be used to query information about the current user.");
  static final OAuthError INVALID_TOKEN = error(190, "Invalid OAuth access token.");
  static final OAuthError OTHER_APP =
      error(100, "(#100) The App_id in the input_token did not match the Viewing App");

  private final Secrets secrets;

  GraphWording(Secrets secrets) {
    this.secrets = secrets;
  }

  static OAuthError error(int code, String message) {
    return new OAuthError("OAuthException", message, 400, Map.of("code", code));
  }

  /** A token that was good once. */
  static OAuthError expired(Instant at, Instant now) {
    var more = new LinkedHashMap<String, Object>();
    more.put("code", 190);
    more.put(SUBCODE, 463);
    return new OAuthError(
        "OAuthException",
        "Error validating access token: Session has expired on "
            + TIME.format(at)
            + ". The current time is "
            + TIME.format(now)
            + ".",
        400,
        more);
  }

  /** How decisions name an error: {@code "OAuthException 190"}. */
  static String named(OAuthError error) {
    return error.more().containsKey("code")
        ? error.code() + " " + error.more().get("code")
        : error.code();
  }

  @Override
  public OAuthError invalidRequest(String description) {
    return error(100, description);
  }

  @Override
  public OAuthError missing(String parameter) {
    return error(100, "Missing " + parameter + " parameter.");
  }

  @Override
  public OAuthError clientMissing() {
    return error(101, "Missing client_id parameter.");
  }

  @Override
  public OAuthError clientUnknown() {
    return error(101, "Error validating application.");
  }

  @Override
  public OAuthError secretMissing() {
    return missing("client_secret");
  }

  @Override
  public OAuthError secretWrong() {
    return error(1, "Error validating client secret.");
  }

  @Override
  public OAuthError badCode(Step failed) {
    return switch (failed) {
      case UNUSED -> error(100, "This authorization code has been used.");
      case UNEXPIRED -> error(100, "This authorization code has expired.");
      case REDIRECT ->
          error(
              100,
              "Error validating verification code: redirect_uri is not the one that the dialog was"
                  + " asked with.");
      case KNOWN, CLIENT, VERIFIER, SPENT -> error(100, "Invalid verification code.");
    };
  }

  @Override
  public OAuthError accountGone() {
    return INVALID_TOKEN;
  }

  @Override
  public Answer answer(OAuthError error, Inquiry inquiry) {
    inquiry.refused(named(error));
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("message", error.description());
    body.put("type", error.code());
    body.putAll(error.more());
    body.put("fbtrace_id", "A" + secrets.text(16));
    return Answer.json(error.status(), Map.of("error", body));
  }
}
