package dev.federationlab.flow.member;

import static dev.federationlab.flow.ArtifactKind.ACCESS_TOKEN;
import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;
import static dev.federationlab.flow.ArtifactKind.REFRESH_TOKEN;

import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.userpool.PasswordSignIn;
import dev.federationlab.flow.userpool.PoolKeys;
import dev.federationlab.flow.userpool.PoolNames;
import dev.federationlab.flow.userpool.TokenReading;
import java.util.List;

/** Signs a member in by showing the password, and verifies the tokens that come of it. */
public record MemberSignIn(Member member, List<Fault> faults) implements Stage {
  public MemberSignIn {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "sign-in";
  }

  @Override
  public List<Planned> plan() {
    return List.of(PasswordSignIn.ARROW, PoolKeys.ARROW);
  }

  @Override
  public List<String> outcomes() {
    return List.of("NotAuthorizedException", TokenReading.REFUSED);
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of();
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(ID_TOKEN, ACCESS_TOKEN, REFRESH_TOKEN);
  }

  @Override
  public void run(Run run) throws Refused {
    var poolId = Members.ensure(run);
    var clientId = Members.WEB.ensure(run);
    var password = run.setting(PoolNames.PASSWORD, member.ensure(run));
    var gained = PasswordSignIn.signIn(run, clientId, member.username(), password);
    var reading = new TokenReading(run, poolId, clientId, PoolKeys.fetch(run, poolId));
    reading.id(gained.id());
    reading.access(gained.access());
    gained.keep(run);
  }
}
