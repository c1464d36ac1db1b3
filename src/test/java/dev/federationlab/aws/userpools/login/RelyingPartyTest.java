package dev.federationlab.aws.userpools.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
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
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** A pool held to OpenID Connect by a relying party that somebody else wrote. */
class RelyingPartyTest {
  private static LoginStand stand;
  private static String pool;
  private static UserPoolClientType client;

  @BeforeAll
  static void start() {
    stand = new LoginStand();
    pool = stand.pool(request -> {});
    client = stand.client(pool, request -> request.generateSecret(true));
    stand.person(pool, "alice");
  }

  @AfterAll
  static void stop() {
    stand.close();
  }

  private static ClientID id() {
    return new ClientID(client.clientId());
  }

  @Test
  void signsInWithAClientSecretInTheForm() throws Exception {
    assertWholeLife(new ClientSecretPost(id(), new Secret(client.clientSecret())));
  }

  @Test
  void signsInWithAClientSecretInTheHeader() throws Exception {
    assertWholeLife(new ClientSecretBasic(id(), new Secret(client.clientSecret())));
  }

  /** Discovery, code with PKCE, ID token, UserInfo, refresh, revocation. */
  private static void assertWholeLife(ClientAuthentication authentication) throws Exception {
    var metadata = OIDCProviderMetadata.resolve(new Issuer(stand.aws.address() + "/" + pool));
    var nonce = new Nonce();
    var tokens = signIn(metadata, authentication, nonce);

    var claims =
        new IDTokenValidator(
                metadata.getIssuer(),
                id(),
                JWSAlgorithm.RS256,
                JWKSet.load(metadata.getJWKSetURI().toURL()))
            .validate(tokens.getOIDCTokens().getIDToken(), nonce);
    AccessTokenValidator.validate(
        tokens.getOIDCTokens().getAccessToken(), JWSAlgorithm.RS256, claims.getAccessTokenHash());
    var info =
        UserInfoResponse.parse(
                new UserInfoRequest(
                        metadata.getUserInfoEndpointURI(), tokens.getOIDCTokens().getAccessToken())
                    .toHTTPRequest()
                    .send())
            .toSuccessResponse()
            .getUserInfo();
    assertThat(info.getSubject()).isEqualTo(claims.getSubject());
    assertThat(info.getEmailAddress()).isEqualTo("alice@example.com");

    var refreshToken = tokens.getOIDCTokens().getRefreshToken();
    var refresh =
        new TokenRequest.Builder(
                metadata.getTokenEndpointURI(), authentication, new RefreshTokenGrant(refreshToken))
            .build();
    assertThat(TokenResponse.parse(refresh.toHTTPRequest().send()).indicatesSuccess()).isTrue();
    var revocation =
        new TokenRevocationRequest(
            metadata.getRevocationEndpointURI(), authentication, refreshToken);
    assertThat(revocation.toHTTPRequest().send().getStatusCode()).isEqualTo(200);
    var refused = TokenErrorResponse.parse(refresh.toHTTPRequest().send());
    assertThat(refused.getErrorObject().getCode()).isEqualTo("invalid_grant");
  }

  private static OIDCTokenResponse signIn(
      OIDCProviderMetadata metadata, ClientAuthentication authentication, Nonce nonce)
      throws Exception {
    var verifier = new CodeVerifier();
    var state = new State();
    var callback = URI.create(LoginStand.CALLBACK);
    var request =
        new AuthenticationRequest.Builder(
                ResponseType.CODE, new Scope("openid", "email", "profile"), id(), callback)
            .endpointURI(metadata.getAuthorizationEndpointURI())
            .state(state)
            .nonce(nonce)
            .codeChallenge(verifier, CodeChallengeMethod.S256)
            .build();
    var browser = new TestBrowser();
    var arrived =
        browser.submit(
            browser.follow(browser.get(request.toURI())),
            "form#sign-in",
            Map.of("username", "alice", "password", LoginStand.PASSWORD));
    var response = AuthenticationResponseParser.parse(arrived.location()).toSuccessResponse();
    assertThat(response.getState()).isEqualTo(state);
    var grant = new AuthorizationCodeGrant(response.getAuthorizationCode(), callback, verifier);
    return (OIDCTokenResponse)
        OIDCTokenResponseParser.parse(
                new TokenRequest.Builder(metadata.getTokenEndpointURI(), authentication, grant)
                    .build()
                    .toHTTPRequest()
                    .send())
            .toSuccessResponse();
  }
}
