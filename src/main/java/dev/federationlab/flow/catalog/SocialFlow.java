package dev.federationlab.flow.catalog;

import static dev.federationlab.flow.Actor.APP;
import static dev.federationlab.flow.Actor.FACEBOOK;
import static dev.federationlab.flow.Actor.USER_POOL;
import static dev.federationlab.flow.Actor.YOU;

import dev.federationlab.flow.Flow;
import dev.federationlab.flow.fault.ChangedState;
import dev.federationlab.flow.fault.SaysNo;
import dev.federationlab.flow.fault.social.CallbackReplayed;
import dev.federationlab.flow.fault.social.ChangedPoolState;
import dev.federationlab.flow.fault.social.OtherVerifier;
import dev.federationlab.flow.fault.social.PoolCodeUsedTwice;
import dev.federationlab.flow.fault.social.ProviderNotEnabled;
import dev.federationlab.flow.fault.social.RedirectNotRegistered;
import dev.federationlab.flow.fault.social.ScopeNotAllowed;
import dev.federationlab.flow.social.PoolTradesCode;
import dev.federationlab.flow.social.SignIn;
import dev.federationlab.flow.social.SocialNames;
import dev.federationlab.flow.social.TradeCode;
import java.util.List;

/** The user pool brokers Facebook: the app gets tokens of the pool's, whoever the provider is. */
final class SocialFlow {
  private SocialFlow() {}

  static Flow flow() {
    return new Flow(
        SocialNames.FLOW,
        "facebook",
        List.of(YOU, APP, USER_POOL, FACEBOOK),
        ReadyPeople.ALL,
        List.of(
            new SignIn(
                List.of(
                    new SaysNo(FACEBOOK),
                    new RedirectNotRegistered(),
                    new ScopeNotAllowed(),
                    new ProviderNotEnabled())),
            new PoolTradesCode(
                List.of(new ChangedPoolState(), new ChangedState(), new CallbackReplayed())),
            new TradeCode(List.of(new PoolCodeUsedTwice(), new OtherVerifier()))),
        SocialNames::values);
  }
}
