package dev.federationlab.flow.catalog;

import static dev.federationlab.flow.Actor.APP;
import static dev.federationlab.flow.Actor.S3;
import static dev.federationlab.flow.Actor.STS;
import static dev.federationlab.flow.Actor.YOU;

import dev.federationlab.flow.Flow;
import dev.federationlab.flow.fault.ChangedState;
import dev.federationlab.flow.fault.CodeUsedTwice;
import dev.federationlab.flow.fault.RedirectNotAllowed;
import dev.federationlab.flow.fault.WrongVerifier;
import dev.federationlab.flow.webidentity.Amazon;
import dev.federationlab.flow.webidentity.AssumeRole;
import dev.federationlab.flow.webidentity.Facebook;
import dev.federationlab.flow.webidentity.Names;
import dev.federationlab.flow.webidentity.SignIn;
import dev.federationlab.flow.webidentity.TradeCode;
import dev.federationlab.flow.webidentity.UseS3;
import java.time.Duration;
import java.util.List;

/** Web identity federation for an app that keeps no secret: Login with Amazon, STS, S3. */
final class AmazonFlow {
  private static final Amazon AMAZON = new Amazon();

  /** Amazon's access tokens are good for an hour. */
  private static final Duration LONG_AGO = Duration.ofHours(2);

  private AmazonFlow() {}

  static Flow flow() {
    return new Flow(
        AMAZON.id(),
        AMAZON.id(),
        List.of(YOU, APP, AMAZON.actor(), STS, S3),
        ReadyPeople.ALL,
        List.of(
            new SignIn(AMAZON, List.of(new ChangedState(), new RedirectNotAllowed(AMAZON))),
            new TradeCode(
                AMAZON,
                List.of(new CodeUsedTwice(AMAZON, "invalid_grant"), new WrongVerifier(AMAZON))),
            new AssumeRole(AMAZON, OpaqueTokenFaults.of(AMAZON, LONG_AGO, new Facebook())),
            new UseS3(CredentialFaults.of(AMAZON))),
        names -> Names.values(AMAZON, names));
  }
}
