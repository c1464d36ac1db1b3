package dev.federationlab.web.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretsTest {
  @Test
  void hidesPasswordsAndTokensOfJsonWhereverTheyStand() {
    var view =
        wire(
            "{\"AuthParameters\":{\"USERNAME\":\"ada\",\"PASSWORD\":\"Correct-horse-1\\\"\"}}",
            "{\"AuthenticationResult\":{\"IdToken\":\"eyJhbGciOiJSUzI1NiJ9.e30.sig\"}}");

    assertThat(view.http().fields())
        .extracting(HttpView.Field::name, HttpView.Field::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("AuthParameters.USERNAME", "ada"),
            org.assertj.core.groups.Tuple.tuple("AuthParameters.PASSWORD", "Corr…"));
    assertThat(view.http().body()).doesNotContain("horse");
    assertThat(view.http().response().body()).doesNotContain("e30.sig");
  }

  @Test
  void hidesTheTokensThatGoToAnIdentityPoolAndTheSecretThatComesBack() {
    var key = "Logins.cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab";
    var view =
        wire(
            "{\"IdentityId\":\"us-east-1:1\",\"Logins\":{\"%s\":\"eyJhbGciOiJSUzI1NiJ9.e30.sig\"}}"
                .formatted(key.substring("Logins.".length())),
            "{\"Credentials\":{\"AccessKeyId\":\"ASIA1\",\"SecretKey\":\"wJalrXUtnFEMI/K7MDENG\"}}");

    assertThat(view.http().fields())
        .extracting(HttpView.Field::name, HttpView.Field::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("IdentityId", "us-east-1:1"),
            org.assertj.core.groups.Tuple.tuple(key, "eyJhbG…"));
    assertThat(view.http().body()).doesNotContain("e30.sig");
    assertThat(view.http().response().body()).contains("ASIA1").doesNotContain("K7MDENG");
  }

  @Test
  void readsBodiesOfAnyLength() {
    // A pattern that tried letter by letter used to end in a stack overflow here.
    var view = wire("{}", "{\"Text\":\"" + "a".repeat(30_000) + "\"}");

    assertThat(view.http().response().fields()).hasSize(1);
  }

  @Test
  void takesACodeInsideAnErrorForWhatItIs() {
    var view = wire("{}", "{\"error\":{\"code\":190,\"message\":\"expired\"}}");

    assertThat(view.http().response().fields())
        .extracting(HttpView.Field::value)
        .containsExactly("190", "expired");
  }

  private static WireView wire(String question, String answer) {
    var scene = new PoolScene().asks(question, answer);
    return WireView.of(scene.at(Spot.of("pool", "get-user").at(Tab.WIRE)));
  }
}
