package dev.federationlab.flow.webidentity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.App;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.ByHand;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import java.net.URI;
import java.util.List;

/**
 * What differs from provider to provider on the way from nobody to credentials: how the app sends
 * the browser there, what it trades the code for, how it checks that, and how AWS knows it.
 */
public interface WebIdentityProvider {

  /** Its name at the providers' origin: {@code "facebook"}. */
  String id();

  /** The flow whose app it is asked by, to whose address it sends the browser back. */
  default String flow() {
    return id();
  }

  Actor actor();

  /** What the code is traded for, and what the app hands to AWS. */
  ArtifactKind token();

  /** How AWS knows it. */
  Federation federation();

  /** The errors that it sends back to the app's address, or shows on a page of its own. */
  List<String> signInErrors();

  /** What the app sends while it trades the code, in order. */
  List<Stage.Planned> tradePlan();

  /** How trading the code ends when it does not end well. */
  List<String> tradeOutcomes();

  /** What the app keeps while the browser is away, with the address it sends the browser to. */
  ByHand.Begun begin(Run run);

  /**
   * Sends the code, and checks what comes for it.
   *
   * @return the token
   * @throws Refused by the provider, or by the app if a check fails
   */
  Artifact trade(Run run, Artifact code) throws Refused;

  /**
   * Sends the code and looks at nothing that comes for it.
   *
   * @throws Refused by the provider
   */
  void redeem(Run run, Artifact code) throws Refused;

  /** The learner's app as the provider knows it, registered now if it is not yet. */
  default App app(Run run) {
    return run.app(id());
  }

  /** Where the browser is to come back to, unless a fault says otherwise. */
  default URI callback(Run run) {
    return URI.create(run.setting(Names.CALLBACK, run.parties().callback(flow()).toString()));
  }

  /** The name of a role for its users: {@code "FederationLabGoogle"} and a suffix of one's own. */
  default String roleName(String suffix) {
    return "FederationLab" + actor().title() + suffix;
  }
}
