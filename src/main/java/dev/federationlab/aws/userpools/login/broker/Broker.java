package dev.federationlab.aws.userpools.login.broker;

import dev.federationlab.http.Fetch;
import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.token.AllowedOrigins;
import dev.federationlab.token.TokenVerifier;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;

/**
 * Sends browsers to web identity providers and learns, from the code that they come back with, who
 * they are (aws-behaviour 1.7). Never called within a transaction.
 */
public final class Broker {
  static final String SOURCE = "Cognito Developer Guide, Adding social identity providers";
  private static final int LONGEST_ID = 110;

  private final AllowedOrigins origins;
  private final IdTokens idTokens;
  private final URI redirectUri;
  private final Fetch fetch;

  /**
   * @param verifier of ID tokens, whose keys it fetches itself
   * @param origins the only ones that are called
   * @param fetch calls them
   * @param redirectUri the pools' own address at the providers: {@code
   *     http://localhost:7072/oauth2/idpresponse}
   */
  public Broker(TokenVerifier verifier, AllowedOrigins origins, Fetch fetch, URI redirectUri) {
    this.idTokens = new IdTokens(verifier);
    this.origins = origins;
    this.fetch = fetch;
    this.redirectUri = redirectUri;
  }

  /**
   * Where to send the browser.
   *
   * @param nonce comes back in an ID token, where there is one
   */
  public String address(Idp idp, String state, String nonce) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("client_id", idp.clientId());
    parameters.put("redirect_uri", redirectUri.toString());
    parameters.put("scope", idp.scopes());
    parameters.put("response_type", "code");
    parameters.put("state", state);
    if (idp.speaksOpenId()) {
      parameters.put("nonce", nonce);
    }
    var authorize = idp.detail("authorize_url");
    return authorize
        + (authorize.contains("?") ? "&" : "?")
        + parameters.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + Parameters.encode(entry.getValue()))
            .collect(Collectors.joining("&"));
  }

  /**
   * Trades a code and learns who it is.
   *
   * @param nonce that was sent along
   * @throws OAuthError.Refusal to be sent to the app
   */
  public Person person(Idp idp, String code, String nonce, Inquiry inquiry) {
    var conversation = new Conversation(idp, inquiry, fetch, origins);
    var tokens = trade(idp, code, conversation, inquiry);
    var claims = new LinkedHashMap<String, String>();
    if (idp.speaksOpenId()) {
      claims.putAll(idTokens.verified(idp, tokens.text("id_token"), nonce, inquiry));
    }
    if (!idp.detail("attributes_url").isEmpty()) {
      add(
          claims,
          attributes(idp, tokens.text("access_token"), conversation, inquiry),
          idp,
          inquiry);
    }
    var id = claims.getOrDefault(idp.idAttribute(), "");
    boolean usable = !id.isEmpty() && id.length() <= LONGEST_ID;
    inquiry.require(
        usable,
        "user at " + idp.name(),
        "an ID in `" + idp.idAttribute() + "`",
        id.isEmpty() ? "none" : id,
        "Cognito Developer Guide, Mapping IdP attributes",
        refusal(idp.name() + " Error - no user ID"));
    return new Person(id, claims);
  }

  private Conversation.Reply trade(
      Idp idp, String code, Conversation conversation, Inquiry inquiry) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("grant_type", "authorization_code");
    parameters.put("client_id", idp.clientId());
    if (!idp.clientSecret().isEmpty()) {
      parameters.put("client_secret", idp.clientSecret());
    }
    parameters.put("redirect_uri", redirectUri.toString());
    parameters.put("code", code);
    if (idp.type() == IdentityProviderTypeType.FACEBOOK) {
      parameters.remove("grant_type");
    }
    var question =
        new Conversation.Question(
            "The pool trades the code at " + idp.name(),
            idp.detail("token_request_method").equals("GET") ? "GET" : "POST",
            idp.detail("token_url"),
            parameters,
            Map.of("client_secret", "(the pool's own)", "code", "(as it came)"),
            "");
    var reply =
        conversation.ask(question, refusal("Timeout occurred in calling IdP token endpoint"));
    var lacking =
        reply.text("access_token").isEmpty()
            ? "access_token"
            : idp.speaksOpenId() && reply.text("id_token").isEmpty() ? "id_token" : "";
    boolean traded = reply.status() == 200 && lacking.isEmpty();
    inquiry.require(
        traded,
        "code traded at " + idp.name(),
        "200 with " + (idp.speaksOpenId() ? "access_token and id_token" : "access_token"),
        reply.status()
            + (traded ? "" : reply.status() == 200 ? ", without " + lacking : ", " + said(reply)),
        SOURCE,
        refusal(refused(idp, reply)));
    return reply;
  }

  /** What a provider says of an error: OAuth 2.0's code, or the words of Facebook's. */
  private static String said(Conversation.Reply reply) {
    var error = reply.fields().path("error");
    return error.isObject() ? error.path("message").asText() : error.asText();
  }

  private static String refused(Idp idp, Conversation.Reply reply) {
    return switch (idp.type()) {
      case GOOGLE -> "Google Error - " + reply.status() + " " + said(reply);
      case OIDC -> "Bad token response: HTTP/1.1 " + reply.status() + " " + said(reply);
      default -> idp.name() + " Error - " + reply.status() + " error getting token";
    };
  }

  private Map<String, String> attributes(
      Idp idp, String accessToken, Conversation conversation, Inquiry inquiry) {
    boolean inQuery = idp.type() == IdentityProviderTypeType.FACEBOOK;
    var address = idp.detail("attributes_url");
    if (idp.detail("attributes_url_add_attributes").equals("true")) {
      address += Parameters.encode(String.join(",", idp.wanted()));
    }
    var question =
        new Conversation.Question(
            "The pool asks " + idp.name() + " who it is",
            idp.detail("attributes_request_method").equals("POST") ? "POST" : "GET",
            address,
            inQuery ? Map.of("access_token", accessToken) : Map.of(),
            Map.of("access_token", "(the access token)"),
            inQuery ? "" : accessToken);
    var reply = conversation.ask(question, refusal("Read timed out"));
    inquiry.require(
        reply.status() == 200,
        "attributes at " + idp.name(),
        "200",
        String.valueOf(reply.status()),
        SOURCE,
        refusal(idp.name() + " Error - " + reply.status() + " error getting user attributes"));
    return reply.texts();
  }

  /** Both must be of the same person (OpenID Connect Core §5.3.2). */
  private static void add(
      Map<String, String> claims, Map<String, String> more, Idp idp, Inquiry inquiry) {
    var known = claims.get(idp.idAttribute());
    if (known != null) {
      var other = more.getOrDefault(idp.idAttribute(), "none");
      inquiry.require(
          known.equals(other),
          "subject at both",
          known,
          other,
          "OpenID Connect Core §5.3.2",
          refusal(idp.name() + " Error - subjects differ"));
    }
    more.forEach(claims::putIfAbsent);
  }

  /** A refusal as the app gets to see it. */
  static OAuthError refusal(String description) {
    return new OAuthError("invalid_request", description, 400);
  }
}
