package dev.federationlab.flow.social;

import static dev.federationlab.flow.ArtifactKind.AUTHORIZATION_CODE;
import static dev.federationlab.flow.Message.Channel.FRONT;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import java.net.URI;
import java.util.HashMap;
import java.util.List;

/**
 * Brings Facebook's code to the user pool, which trades it, by its own secret, before it answers:
 * all that can be recorded of it is the browser's request and the redirect that it gets. The app
 * takes over where that redirect leads.
 *
 * <p>After a sign-in by hand the learner's own browser has done all this already, unseen: then
 * nothing is sent, and the code is the pool's.
 */
public record PoolTradesCode(List<Fault> faults) implements Stage {
  public PoolTradesCode {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "pool-trades-code";
  }

  @Override
  public List<Planned> plan() {
    return List.of(
        new Planned(
            Actor.YOU,
            Actor.USER_POOL,
            "GET /oauth2/idpresponse",
            FRONT,
            List.of(AUTHORIZATION_CODE),
            List.of(AUTHORIZATION_CODE)));
  }

  @Override
  public List<String> outcomes() {
    return List.of("invalid_request", "lost_state", "state_mismatch", "code_missing");
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of(AUTHORIZATION_CODE);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(AUTHORIZATION_CODE);
  }

  @Override
  public void run(Run run) throws Refused {
    var code = run.spend(AUTHORIZATION_CODE);
    var arrived = code.fields().get(SignIn.ARRIVED);
    var back = arrived == null ? deliver(run, code) : URI.create(arrived);
    var fields = new HashMap<String, String>();
    for (var name : List.of(SignIn.STATE, "nonce", "codeVerifier")) {
      fields.put(name, code.fields().getOrDefault(name, ""));
    }
    run.keep(Callback.accept(run, run.callback(back), fields.get(SignIn.STATE), fields));
  }

  /**
   * Has the browser bring the code to the pool.
   *
   * @return where the pool sends it on to: the app's address
   */
  public static URI deliver(Run run, Artifact code) throws Refused {
    var browser = new PoolBrowser(run, code.fields().getOrDefault(SignIn.COOKIES, ""));
    var back = browser.open(URI.create(code.fields().getOrDefault(SignIn.ADDRESS, "")));
    if (!Callback.isAt(run, back)) {
      throw new ConversationBroken("the user pool sends the browser elsewhere: " + back.getPath());
    }
    return back;
  }
}
