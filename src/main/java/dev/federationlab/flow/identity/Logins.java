package dev.federationlab.flow.identity;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Message.Channel;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage.Planned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an app shows an identity pool with each call: whom it speaks for. */
final class Logins {
  private Logins() {}

  /**
   * The member {@code Logins}: empty for a guest, which is what makes one a guest.
   *
   * @param login absent for a guest
   */
  static Map<String, String> of(Run run, @Nullable Login login) throws Refused {
    if (login == null) {
      return Map.of();
    }
    var logins = new HashMap<String, String>();
    var key = run.setting(IdentityNames.LOGIN_KEY, login.key(run));
    if (!key.equals(IdentityNames.NOBODY)) {
      logins.put(key, run.spend(login.token()).value());
    }
    var second = run.setting(IdentityNames.SECOND_KEY, IdentityNames.NOBODY);
    if (!second.equals(IdentityNames.NOBODY)) {
      logins.put(second, run.setting(IdentityNames.SECOND_TOKEN, ""));
    }
    return logins;
  }

  /** What a call carries: the login's token, if there is a login, after other things. */
  static List<ArtifactKind> with(@Nullable Login login, ArtifactKind... others) {
    var all = new ArrayList<>(List.of(others));
    if (login != null) {
      all.add(login.token());
    }
    return List.copyOf(all);
  }

  /** An arrow from the app to the identity pool. */
  static Planned arrow(String operation, List<ArtifactKind> carries, List<ArtifactKind> brings) {
    return new Planned(Actor.APP, Actor.IDENTITY_POOL, operation, Channel.BACK, carries, brings);
  }
}
