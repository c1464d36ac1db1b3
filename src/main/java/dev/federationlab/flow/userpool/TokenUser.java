package dev.federationlab.flow.userpool;

import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;

/**
 * The one user of the pool whose tokens grow old: set up by the administrator, since that flow
 * begins where the sign-up has long been done.
 */
public final class TokenUser {
  /** Their username. */
  public static final String NAME = "ada";

  private static final String PASSWORD = "token-pool/password";

  private TokenUser() {}

  /** The user; set up if that was not done before. */
  static Artifact ensure(Run run) throws Refused {
    var poolId = SandboxPool.TOKENS.ensure(run);
    run.once("token-pool/user", preparing -> setUp(preparing, poolId));
    var password =
        run.named(PASSWORD).orElseThrow(() -> new IllegalStateException("no password was kept"));
    return DirectoryUser.artifact(run, NAME, password, "CONFIRMED");
  }

  private static void setUp(Run run, String poolId) throws Refused {
    var password = run.named(PASSWORD).orElseGet(() -> NewUser.password(run));
    run.name(PASSWORD, password);
    try {
      DirectoryUser.create(run, poolId, NAME, password);
    } catch (Refused e) {
      if (!e.outcome().id().equals("UsernameExistsException")) {
        throw e;
      }
      DirectoryUser.setPassword(run, poolId, NAME, password);
    }
  }
}
