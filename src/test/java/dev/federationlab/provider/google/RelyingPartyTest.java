package dev.federationlab.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import dev.federationlab.contract.TestBrowser;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The stand-in for Google held to OpenID Connect by a relying party that somebody else wrote. */
class RelyingPartyTest {
  private static final ClientID CLIENT = new ClientID(TestGoogle.APP.id());
  private static final Secret SECRET = new Secret(TestGoogle.APP.secret());

  private static TestGoogle google;

  @BeforeAll
  static void start() {
    // The relying party reads the real time, so the provider must too.
    google = new TestGoogle(Instant.now());
  }

  @AfterAll
  static void stop() {
    google.close();
  }

  @Test
  void signsInWithAClientSecretInTheForm() throws Exception {
    assertSignsIn(new ClientSecretPost(CLIENT, SECRET));
  }

  @Test
  void signsInWithAClientSecretInTheHeader() throws Exception {
    assertSignsIn(new ClientSecretBasic(CLIENT, SECRET));
  }

  private static void assertSignsIn(ClientAuthentication authentication) throws Exception {
    var metadata = OIDCProviderMetadata.resolve(new Issuer(google.issuer()));
    var verifier = new CodeVerifier();
    var state = new State();
    var nonce = new Nonce();
    var request =
        new AuthenticationRequest.Builder(
                ResponseType.CODE,
                new Scope("openid", "email", "profile"),
                CLIENT,
                URI.create(TestGoogle.CALLBACK))
            .endpointURI(metadata.getAuthorizationEndpointURI())
            .state(state)
            .nonce(nonce)
            .codeChallenge(verifier, CodeChallengeMethod.S256)
            .build();

    var response = AuthenticationResponseParser.parse(signIn(request.toURI())).toSuccessResponse();
    assertThat(response.getState()).isEqualTo(state);

    var tokens =
        redeem(metadata, authentication, response.getAuthorizationCode(), verifier).getOIDCTokens();
    var keys = JWKSet.load(metadata.getJWKSetURI().toURL());
    var claims =
        new IDTokenValidator(metadata.getIssuer(), CLIENT, JWSAlgorithm.RS256, keys)
            .validate(tokens.getIDToken(), nonce);
    AccessTokenValidator.validate(
        tokens.getAccessToken(), JWSAlgorithm.RS256, claims.getAccessTokenHash());
    assertThat(claims.getSubject().getValue()).matches("[1-9][0-9]{20}");
    assertThat(claims.getStringClaim("email")).isEqualTo("ada@example.com");

    var info =
        UserInfoResponse.parse(
                new UserInfoRequest(metadata.getUserInfoEndpointURI(), tokens.getAccessToken())
                    .toHTTPRequest()
                    .send())
            .toSuccessResponse()
            .getUserInfo();
    assertThat(info.getSubject()).isEqualTo(claims.getSubject());
    assertThat(info.getName()).isEqualTo("Ada Okafor");
  }

  private static URI signIn(URI request) {
    var browser = new TestBrowser();
    var consent =
        browser.follow(browser.submit(browser.get(request), "form#continue-ada", Map.of()));
    return browser.submit(consent, "form#allow", Map.of()).location();
  }

  private static OIDCTokenResponse redeem(
      OIDCProviderMetadata metadata,
      ClientAuthentication authentication,
      AuthorizationCode code,
      CodeVerifier verifier)
      throws Exception {
    var grant = new AuthorizationCodeGrant(code, URI.create(TestGoogle.CALLBACK), verifier);
    var request =
        new TokenRequest.Builder(metadata.getTokenEndpointURI(), authentication, grant).build();
    return (OIDCTokenResponse)
        OIDCTokenResponseParser.parse(request.toHTTPRequest().send()).toSuccessResponse();
  }
}
