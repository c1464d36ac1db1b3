package dev.federationlab.provider.oauth;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.Parameters;
import java.util.List;
import java.util.Map;

/** What one provider does differently from the others on the way to a code. */
public interface Manner {

  /** Lower-case: {@code "google"}. Its cookie and its style sheet are named after it. */
  String name();

  /** What a person calls it. */
  String title();

  /** Where apps send browsers, below the provider's own path: {@code "/o/oauth2/v2/auth"}. */
  String authorizationPath();

  /** What apps can ask to learn. */
  Scopes scopes();

  /**
   * Reads the rest of a request whose destination is known to be right.
   *
   * @throws OAuthError.Refusal which may be sent to that destination
   */
  AuthorizationRequest read(Destination destination, Parameters parameters, Inquiry inquiry);

  /** What goes back to the app with the code, besides {@code state}. */
  Map<String, String> besidesTheCode(AuthorizationRequest request, boolean asked);

  /** What the consent page lists after the scopes. */
  List<Scopes.Scope> alsoAllowed(AuthorizationRequest request);

  /** What an app is told when the person denies. */
  OAuthError denied();

  /** What the sign-up page says of e-mail addresses. */
  String emailHint();
}
