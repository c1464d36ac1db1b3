package dev.federationlab.flow.catalog;

import static dev.federationlab.flow.Actor.APP;
import static dev.federationlab.flow.Actor.S3;
import static dev.federationlab.flow.Actor.STS;
import static dev.federationlab.flow.Actor.YOU;

import dev.federationlab.flow.Flow;
import dev.federationlab.flow.fault.ChangedState;
import dev.federationlab.flow.fault.CodeUsedTwice;
import dev.federationlab.flow.fault.RedirectNotAllowed;
import dev.federationlab.flow.fault.WrongSecret;
import dev.federationlab.flow.webidentity.AssumeRole;
import dev.federationlab.flow.webidentity.Facebook;
import dev.federationlab.flow.webidentity.Google;
import dev.federationlab.flow.webidentity.Names;
import dev.federationlab.flow.webidentity.SignIn;
import dev.federationlab.flow.webidentity.TradeCode;
import dev.federationlab.flow.webidentity.UseS3;
import java.time.Duration;
import java.util.List;

/** Web identity federation with a token that only its provider can read: Facebook, STS, S3. */
final class FacebookFlow {
  private static final Facebook FACEBOOK = new Facebook();

  /** Facebook's tokens are good for about sixty days. */
  private static final Duration LONG_AGO = Duration.ofDays(61);

  private FacebookFlow() {}

  static Flow flow() {
    return new Flow(
        FACEBOOK.id(),
        FACEBOOK.id(),
        List.of(YOU, APP, FACEBOOK.actor(), STS, S3),
        ReadyPeople.ALL,
        List.of(
            new SignIn(FACEBOOK, List.of(new ChangedState(), new RedirectNotAllowed(FACEBOOK))),
            new TradeCode(
                FACEBOOK,
                List.of(
                    new CodeUsedTwice(FACEBOOK, "OAuthException"),
                    new WrongSecret(FACEBOOK, "OAuthException"))),
            new AssumeRole(FACEBOOK, OpaqueTokenFaults.of(FACEBOOK, LONG_AGO, new Google())),
            new UseS3(CredentialFaults.of(FACEBOOK))),
        names -> Names.values(FACEBOOK, names));
  }
}
