package dev.federationlab.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.federationlab.contract.TestBrowser;
import dev.federationlab.provider.amazon.TestAmazon;
import dev.federationlab.provider.facebook.TestFacebook;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The providers of opaque tokens held to OAuth 2.0 by a client that somebody else wrote. */
class OAuthClientTest {

  @Test
  void signsInAtAmazonAndRefreshes() throws Exception {
    try (var amazon = new TestAmazon()) {
      var authentication = basic(TestAmazon.APP);
      var verifier = new CodeVerifier();
      var code =
          code(amazon, "/ap/oa", TestAmazon.APP, new Scope("profile", "postal_code"), verifier);

      var tokens =
          sent(new TokenRequest.Builder(
                      amazon.at("/auth/o2/token"),
                      authentication,
                      new AuthorizationCodeGrant(code, URI.create(TestAmazon.CALLBACK), verifier))
                  .build())
              .getTokens();
      var fresh =
          sent(new TokenRequest.Builder(
                      amazon.at("/auth/o2/token"),
                      authentication,
                      new RefreshTokenGrant(tokens.getRefreshToken()))
                  .build())
              .getTokens();

      assertThat(tokens.getBearerAccessToken().getLifetime()).isEqualTo(3600);
      assertThat(fresh.getBearerAccessToken()).isNotEqualTo(tokens.getBearerAccessToken());
      assertThat(fresh.getRefreshToken()).isEqualTo(tokens.getRefreshToken());
    }
  }

  @Test
  void signsInAtFacebook() throws Exception {
    try (var facebook = new TestFacebook()) {
      var verifier = new CodeVerifier();
      var scope = new Scope("public_profile,email");
      var code = code(facebook, "/v17.0/dialog/oauth", TestFacebook.APP, scope, verifier);

      var tokens =
          sent(new TokenRequest.Builder(
                      facebook.at("/v17.0/oauth/access_token"),
                      new ClientSecretPost(
                          new ClientID(TestFacebook.APP.id()),
                          new Secret(TestFacebook.APP.secret())),
                      new AuthorizationCodeGrant(code, URI.create(TestFacebook.CALLBACK), verifier))
                  .build())
              .getTokens();

      assertThat(tokens.getBearerAccessToken().getLifetime()).isEqualTo(5_184_000);
      assertThat(tokens.getRefreshToken()).isNull();
    }
  }

  private static ClientAuthentication basic(Client app) {
    return new ClientSecretBasic(new ClientID(app.id()), new Secret(app.secret()));
  }

  private static AuthorizationCode code(
      ProviderStand stand, String path, Client app, Scope scope, CodeVerifier verifier)
      throws Exception {
    var state = new State();
    var request =
        new AuthorizationRequest.Builder(ResponseType.CODE, new ClientID(app.id()))
            .endpointURI(stand.at(path))
            .redirectionURI(URI.create(app.redirectUris().get(0)))
            .scope(scope)
            .state(state)
            .codeChallenge(verifier, CodeChallengeMethod.S256)
            .build();
    var browser = new TestBrowser();
    var consent =
        browser.follow(browser.submit(browser.get(request.toURI()), "form#continue-ben", Map.of()));
    var response =
        AuthorizationResponse.parse(browser.submit(consent, "form#allow", Map.of()).location())
            .toSuccessResponse();
    assertThat(response.getState()).isEqualTo(state);
    return response.getAuthorizationCode();
  }

  private static AccessTokenResponse sent(TokenRequest request) throws Exception {
    return TokenResponse.parse(request.toHTTPRequest().send()).toSuccessResponse();
  }
}
