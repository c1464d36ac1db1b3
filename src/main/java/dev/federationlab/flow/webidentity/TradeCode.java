package dev.federationlab.flow.webidentity;

import static dev.federationlab.flow.ArtifactKind.AUTHORIZATION_CODE;

import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import java.util.List;

/**
 * Trades the authorization code for the provider's token (RFC 6749 §4.1.3), and checks the token
 * before anything is done with it.
 */
public record TradeCode(WebIdentityProvider provider, List<Fault> faults) implements Stage {
  public TradeCode {
    faults = List.copyOf(faults);
  }

  @Override
  public String id() {
    return "trade-code";
  }

  @Override
  public List<Planned> plan() {
    return provider.tradePlan();
  }

  @Override
  public List<String> outcomes() {
    return provider.tradeOutcomes();
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of(AUTHORIZATION_CODE);
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of(provider.token());
  }

  @Override
  public void run(Run run) throws Refused {
    run.keep(provider.trade(run, run.spend(AUTHORIZATION_CODE)));
  }
}
