package dev.federationlab.flow.webidentity;

import static dev.federationlab.flow.ArtifactKind.AUTHORIZATION_CODE;
import static dev.federationlab.flow.ArtifactKind.PROVIDER_TOKEN;
import static dev.federationlab.flow.Message.Channel.BACK;

import com.fasterxml.jackson.databind.JsonNode;
import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import java.util.List;

/**
 * A provider whose token says nothing to who looks at it: plain OAuth 2.0, where the app trades the
 * code, then asks the provider which app the token is for, and then whose it is.
 */
interface OpaqueTokens extends WebIdentityProvider {

  /** What the provider calls the question for a token's app: {@code "tokeninfo"}. */
  String inspection();

  /**
   * Sends the code.
   *
   * @return what the token endpoint says, the token in it
   * @throws Refused by the provider
   */
  JsonNode answer(Run run, Artifact code) throws Refused;

  @Override
  default ArtifactKind token() {
    return PROVIDER_TOKEN;
  }

  @Override
  default List<String> signInErrors() {
    return List.of("access_denied", "redirect_uri_mismatch");
  }

  @Override
  default List<Stage.Planned> tradePlan() {
    return List.of(
        asks("token request", AUTHORIZATION_CODE, List.of(PROVIDER_TOKEN)),
        asks(inspection(), PROVIDER_TOKEN, List.of()),
        asks("profile", PROVIDER_TOKEN, List.of()));
  }

  private Stage.Planned asks(String title, ArtifactKind with, List<ArtifactKind> brings) {
    return new Stage.Planned(Actor.APP, actor(), title, BACK, List.of(with), brings);
  }

  @Override
  default void redeem(Run run, Artifact code) throws Refused {
    answer(run, code);
  }
}
