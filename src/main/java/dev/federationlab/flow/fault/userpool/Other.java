package dev.federationlab.flow.fault.userpool;

import static dev.federationlab.flow.ArtifactKind.USER;

import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.DirectoryUser;
import dev.federationlab.flow.userpool.NewUser;
import dev.federationlab.flow.userpool.PoolNames;
import dev.federationlab.flow.userpool.SandboxClient;
import dev.federationlab.flow.userpool.SandboxPool;
import java.util.Map;

/** Ben, on whom things are broken, so that Ada's sign-ups and tokens stay as they are. */
final class Other {
  /** What his usernames begin with. */
  static final String FIRST = "ben";

  private Other() {}

  /** The same run, in which it is Ben who signs up. */
  static Run signedUp(Run run) {
    return run.with(PoolNames.USERNAME, NewUser.name(run, FIRST));
  }

  /** Somebody who is in no directory. */
  static Artifact nobody(Run run) {
    return user(run, NewUser.name(run, "nobody"), NewUser.password(run));
  }

  /**
   * The same run, in which Ben signs in, who has signed up now and has not handed back the code: at
   * a client that says who exists, since what the other kind says to him is not published.
   */
  static Run unconfirmed(Run run) throws Refused {
    var name = NewUser.name(run, FIRST);
    var password = NewUser.password(run);
    DirectoryUser.signUp(run, name, password);
    return run.with(user(run, name, password))
        .with(PoolNames.CLIENT, SandboxClient.TALKATIVE.ensure(run));
  }

  private static Artifact user(Run run, String name, String password) {
    return new Artifact(USER, name, Map.of("password", password), run.now(), null);
  }

  /** Takes every Ben out of the directory. */
  static void remove(Run run) throws Refused {
    DirectoryUser.deleteAll(run, SandboxPool.DIRECTORY.ensure(run), FIRST);
  }
}
