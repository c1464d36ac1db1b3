package dev.federationlab.flow.member;

import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.DirectoryUser;
import dev.federationlab.flow.userpool.Gained;
import dev.federationlab.flow.userpool.NewUser;
import dev.federationlab.flow.userpool.PasswordSignIn;
import dev.federationlab.flow.userpool.SandboxClient;
import java.util.Map;

/**
 * Somebody whom the account's administrator has put into the members' pool.
 *
 * @param attributes besides the mail address
 */
public record Member(String username, Map<String, String> attributes) {
  public static final Member ADA = new Member("ada", Map.of());
  public static final Member BEN = new Member("ben", Map.of());

  public Member {
    attributes = Map.copyOf(attributes);
  }

  /** Their password; they are set up if that was not done before. */
  public String ensure(Run run) throws Refused {
    var poolId = Members.ensure(run);
    run.once(key("user"), preparing -> setUp(preparing, poolId));
    return run.named(key("password"))
        .orElseThrow(() -> new IllegalStateException("no password was kept of " + username));
  }

  private void setUp(Run run, String poolId) throws Refused {
    var password = run.named(key("password")).orElseGet(() -> NewUser.password(run));
    run.name(key("password"), password);
    try {
      DirectoryUser.create(run, poolId, username, password, attributes);
    } catch (Refused e) {
      if (!e.outcome().id().equals("UsernameExistsException")) {
        throw e;
      }
      DirectoryUser.setPassword(run, poolId, username, password);
    }
  }

  /** Signs in at the web app, in one exchange. */
  public Gained signIn(Run run) throws Refused {
    return signIn(run, Members.WEB);
  }

  /** Signs in at an app client. */
  public Gained signIn(Run run, SandboxClient client) throws Refused {
    var clientId = Members.client(run, client);
    return PasswordSignIn.signIn(run, clientId, username, ensure(run));
  }

  /** Signs in for a preparation: the ID token. */
  public Artifact idToken(Run run) throws Refused {
    return signIn(run).idToken();
  }

  /** Takes them out of the pool; nothing if they are not in it. */
  public void remove(Run run) throws Refused {
    var poolId = Members.ensure(run);
    run.undo(key("user"), preparing -> DirectoryUser.delete(preparing, poolId, username));
  }

  private String key(String what) {
    return Members.POOL.key() + "/" + what + "/" + username;
  }
}
