package dev.federationlab.aws.iam;

import static dev.federationlab.aws.iam.IamRefusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.SharedAws;
import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.access.RootKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;

@ExtendWith(SharedAws.class)
class OpenIdConnectProvidersSdkTest {
  private final RootKey key;
  private final IamClient iam;

  OpenIdConnectProvidersSdkTest(TestAws aws) {
    key = aws.sandbox();
    iam = aws.iam(key);
  }

  @Test
  void isNamedByItsUrlWithoutTheScheme() {
    var arn = make("https://login.example.com/tenant");

    var provider = iam.getOpenIDConnectProvider(request -> request.openIDConnectProviderArn(arn));
    assertThat(arn)
        .isEqualTo("arn:aws:iam::" + key.accountId() + ":oidc-provider/login.example.com/tenant");
    assertThat(provider.url()).isEqualTo("login.example.com/tenant");
    assertThat(provider.clientIDList()).containsExactly("app");
    assertThat(iam.listOpenIDConnectProviders().openIDConnectProviderList())
        .extracting(each -> each.arn())
        .containsExactly(arn);
    assertRefused(
        () -> make("https://login.example.com/tenant"),
        409,
        "EntityAlreadyExists",
        "Provider with url https://login.example.com/tenant already exists.");
  }

  @Test
  void ofThisInstallationMayBeHttpWithAPort() {
    assertThat(make("http://localhost:7071/google"))
        .endsWith(":oidc-provider/localhost:7071/google");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://login.example.com",
        "https://login.example.com:8443",
        "https://login.example.com/?a=b",
        "https://user@login.example.com",
        "ftp://login.example.com",
        "login.example.com",
        "https://",
        "https://a b"
      })
  void isRefusedByItsUrl(String url) {
    assertRefused(() -> make(url), 400, "InvalidInput", "Invalid Open ID Connect Provider URL");
  }

  @Test
  void gainsAndLosesClientIds() {
    var arn = make("https://login.example.com");
    iam.addClientIDToOpenIDConnectProvider(
        request -> request.openIDConnectProviderArn(arn).clientID("second"));
    iam.addClientIDToOpenIDConnectProvider(
        request -> request.openIDConnectProviderArn(arn).clientID("second"));
    iam.removeClientIDFromOpenIDConnectProvider(
        request -> request.openIDConnectProviderArn(arn).clientID("app"));

    assertThat(
            iam.getOpenIDConnectProvider(request -> request.openIDConnectProviderArn(arn))
                .clientIDList())
        .containsExactly("second");
  }

  @Test
  void isGoneOnceDeleted() {
    var arn = make("https://login.example.com");
    iam.deleteOpenIDConnectProvider(request -> request.openIDConnectProviderArn(arn));

    assertRefused(
        () -> iam.getOpenIDConnectProvider(request -> request.openIDConnectProviderArn(arn)),
        404,
        "NoSuchEntity",
        "OpenIDConnect Provider not found for arn " + arn);
  }

  private String make(String url) {
    return iam.createOpenIDConnectProvider(request -> request.url(url).clientIDList("app"))
        .openIDConnectProviderArn();
  }
}
