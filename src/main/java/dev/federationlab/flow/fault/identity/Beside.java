package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.social.SocialPool;
import dev.federationlab.flow.userpool.DirectoryUser;
import dev.federationlab.flow.userpool.NewUser;
import dev.federationlab.flow.userpool.PasswordSignIn;

/** Ben, who has a password in the same user pool and signs in at another of its app clients. */
final class Beside {
  private static final String FIRST = "ben";

  private Beside() {}

  /** His ID token. */
  static Artifact signedIn(Run run) throws Refused {
    var poolId = SocialPool.POOL.ensure(run);
    var clientId = SocialPool.BESIDE.ensure(run);
    var name = NewUser.name(run, FIRST);
    var password = NewUser.password(run);
    DirectoryUser.create(run, poolId, name, password);
    return PasswordSignIn.signIn(run, clientId, name, password).idToken();
  }

  /** Signs him out everywhere. */
  static void signOut(Run run, Artifact token) throws Refused {
    var username = token.fields().getOrDefault("username", "");
    DirectoryUser.signOut(run, SocialPool.POOL.ensure(run), username);
  }

  /** Takes him out of the directory. */
  static void remove(Run run) throws Refused {
    DirectoryUser.deleteAll(run, SocialPool.POOL.ensure(run), FIRST);
  }
}
