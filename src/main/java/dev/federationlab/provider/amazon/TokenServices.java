package dev.federationlab.provider.amazon;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.oauth.Secrets;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.Grants;
import dev.federationlab.provider.Incoming;
import dev.federationlab.provider.People;
import dev.federationlab.provider.Person;
import dev.federationlab.provider.Registry;
import dev.federationlab.provider.Token;
import dev.federationlab.provider.oauth.Forms;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an access token is, and whose: {@code /auth/o2/tokeninfo} and {@code /user/profile}. */
final class TokenServices {
  private static final String TOKENINFO = "Login with Amazon Developer Guide, Verifying Tokens";
  private static final String PROFILE = "Login with Amazon Developer Guide, Customer Profile";

  /** Where the ready people live. Who signs up is not asked. */
  private static final Map<String, String> POSTAL_CODES =
      Map.of("ada", "98052", "ben", "10115", "chiara", "00184");

  private final Forms forms;
  private final AmazonWording wording;
  private final Grants grants;
  private final People people;

  TokenServices(Registry registry, AmazonWording wording) {
    this.forms = new Forms(wording);
    this.wording = wording;
    this.grants = registry.grants();
    this.people = registry.people();
  }

  /**
   * To which app a token was issued, and for whom: whoever takes a token must look at {@code aud}.
   * Its {@code exp} is the seconds that are left, where everybody else means a point in time.
   */
  Answer tokenInfo(Incoming incoming, Inquiry inquiry) throws UnreadableException {
    var text = forms.ofEither(incoming, inquiry).get("access_token");
    inquiry.require(
        !text.isEmpty(),
        "access token",
        "present",
        text.isEmpty() ? "none" : "present",
        TOKENINFO,
        wording.missing("access_token"));
    var token = good(text, TOKENINFO, inquiry);
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("iss", "https://www.amazon.com");
    info.put("user_id", token.sub());
    info.put("aud", token.clientId());
    info.put("app_id", applicationId(token.clientId()));
    info.put("exp", Duration.between(inquiry.at(), token.expiresAt()).toSeconds());
    var issuedAt = token.issuedAt();
    if (issuedAt != null) {
      info.put("iat", issuedAt.getEpochSecond());
    }
    return Answer.json(200, info);
  }

  /** Who granted a token, as far as its scopes allow. */
  Answer profile(Incoming incoming, Inquiry inquiry) {
    var header = incoming.headers().first("Authorization").orElse("");
    boolean bearer = header.toLowerCase(Locale.ROOT).startsWith("bearer ");
    inquiry.require(
        bearer,
        "authorization",
        "bearer",
        bearer ? "bearer" : "none",
        "RFC 6750 §2.1",
        wording.invalidRequest("The request is missing the access token."));
    var token = good(header.substring(7).strip(), PROFILE, inquiry);
    var person = people.find(token.sub());
    inquiry.require(
        person.isPresent(),
        "account",
        "still there",
        person.isPresent() ? "it is" : "gone",
        PROFILE,
        AmazonWording.INVALID_TOKEN);
    return Answer.json(200, shown(person.orElseThrow(), token));
  }

  private Token good(String text, String source, Inquiry inquiry) {
    var token = grants.rememberedAccessToken(text);
    inquiry.require(
        token.isPresent(),
        "access token",
        "issued here and not revoked",
        token.isPresent() ? "it is" : "no such token",
        source,
        AmazonWording.INVALID_TOKEN);
    var known = token.orElseThrow();
    inquiry.require(
        !known.expired(inquiry.at()),
        "expiry",
        "before " + known.expiresAt(),
        "now it is " + inquiry.at(),
        source,
        AmazonWording.INVALID_TOKEN);
    return known;
  }

  private static Map<String, Object> shown(Person person, Token token) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("user_id", person.sub());
    if (token.scopes().contains(AmazonManner.PROFILE)) {
      shown.put("email", person.email());
      shown.put("name", person.name());
    }
    var postalCode = postalCode(person);
    if (token.scopes().contains(AmazonManner.POSTAL_CODE) && postalCode != null) {
      shown.put("postal_code", postalCode);
    }
    return shown;
  }

  private static @Nullable String postalCode(Person person) {
    var readyId = person.readyId();
    return readyId == null ? null : POSTAL_CODES.get(readyId);
  }

  /** The other name of an app at Amazon, older than client IDs. */
  private static String applicationId(String clientId) {
    return "amzn1.application." + Secrets.digest("application of " + clientId).substring(0, 32);
  }
}
