package dev.federationlab.flow.webidentity;

import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.ByHand;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.http.Exchange;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@link SignIn} and {@link TradeCode} in one stage, for flows that are about what becomes of the
 * token: the code never leaves it.
 */
public record SignInForToken(WebIdentityProvider provider, List<Fault> faults) implements ByHand {
  public SignInForToken {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "sign-in";
  }

  @Override
  public List<Planned> plan() {
    return Stream.concat(signIn().plan().stream(), provider.tradePlan().stream()).toList();
  }

  @Override
  public List<String> outcomes() {
    return Stream.concat(signIn().outcomes().stream(), provider.tradeOutcomes().stream())
        .distinct()
        .toList();
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of();
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(provider.token());
  }

  @Override
  public void run(Run run) throws Refused {
    run.keep(provider.trade(run, signIn().withOneClick(run)));
  }

  @Override
  public Begun begin(Run run) {
    return provider.begin(run);
  }

  @Override
  public void complete(Run run, @Nullable Begun begun, Exchange callback) throws Refused {
    run.keep(provider.trade(run, signIn().byHand(run, begun, callback)));
  }

  private SignIn signIn() {
    return new SignIn(provider, List.of());
  }
}
