package dev.federationlab.flow.roles;

import static dev.federationlab.flow.ArtifactKind.IDENTITY_ID;
import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import com.nimbusds.jose.jwk.JWKSet;
import dev.federationlab.decision.Check;
import dev.federationlab.flow.Actor;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Message.Channel;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.identity.GetId;
import dev.federationlab.flow.member.Member;
import dev.federationlab.flow.member.Members;
import dev.federationlab.flow.userpool.Gained;
import dev.federationlab.flow.userpool.PasswordSignIn;
import dev.federationlab.flow.userpool.PoolKeys;
import dev.federationlab.flow.userpool.TokenReading;
import java.util.List;
import java.util.stream.Stream;

/**
 * Signs in a reader and an editor, and asks which identities they have. What makes the difference
 * between them stands in their ID tokens already.
 */
public record SignIn(List<Fault> faults) implements Stage {
  /** The outcome if a token tells of no role. */
  public static final String NO_ROLES = "roles_missing";

  private static final Planned IDENTITY =
      new Planned(
          Actor.APP,
          Actor.IDENTITY_POOL,
          "GetId",
          Channel.BACK,
          List.of(ID_TOKEN),
          List.of(IDENTITY_ID));

  public SignIn {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "sign-in";
  }

  @Override
  public List<Planned> plan() {
    return List.of(PasswordSignIn.ARROW, IDENTITY, PasswordSignIn.ARROW, IDENTITY);
  }

  @Override
  public List<String> outcomes() {
    return List.of("NotAuthorizedException", TokenReading.REFUSED, NO_ROLES);
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of();
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(ID_TOKEN, IDENTITY_ID);
  }

  @Override
  public void run(Run run) throws Refused {
    People.ensure(run);
    // An app fetches the keys once, and verifies every token with them.
    var keys = PoolKeys.fetch(run.preparing(), Members.ensure(run));
    for (var username : People.pair(run)) {
      var member = named(username);
      var gained = member.signIn(run);
      verify(run, gained, keys);
      var token = gained.idToken();
      var identity = GetId.ask(run.with(token), RolesPool.ensure(run), Members.LOGIN);
      run.keep(token);
      run.keep(identity.with("username", username));
    }
  }

  private static Member named(String username) {
    return Stream.of(People.RITA, People.ED, People.NINA)
        .filter(member -> member.username().equals(username))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody of this name: " + username));
  }

  private static void verify(Run run, Gained gained, JWKSet keys) throws Refused {
    var poolId = Members.ensure(run);
    new TokenReading(run, poolId, gained.clientId(), keys).id(gained.id(), gained.username());
    var claims = Gained.claims(gained.id());
    var roles = claims.getClaim("cognito:roles");
    run.require(
        new Check(
            "ID token of " + gained.username() + " cognito:roles",
            "a role, of a group",
            roles == null ? "no such claim" : String.valueOf(roles),
            roles != null,
            "Cognito Developer Guide, Adding groups to a user pool"),
        NO_ROLES);
  }
}
