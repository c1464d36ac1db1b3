package dev.federationlab.flow.catalog;

import static dev.federationlab.flow.Actor.APP;
import static dev.federationlab.flow.Actor.S3;
import static dev.federationlab.flow.Actor.STS;
import static dev.federationlab.flow.Actor.YOU;

import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Flow;
import dev.federationlab.flow.fault.AlgorithmNone;
import dev.federationlab.flow.fault.ChangedState;
import dev.federationlab.flow.fault.CodeUsedTwice;
import dev.federationlab.flow.fault.ExpiredToken;
import dev.federationlab.flow.fault.RoleOfOtherProvider;
import dev.federationlab.flow.fault.SignedWithPublicKey;
import dev.federationlab.flow.fault.TamperedClaim;
import dev.federationlab.flow.fault.TrustWithoutAudience;
import dev.federationlab.flow.fault.UnknownIssuer;
import dev.federationlab.flow.fault.WrongAudience;
import dev.federationlab.flow.fault.WrongVerifier;
import dev.federationlab.flow.webidentity.AssumeRole;
import dev.federationlab.flow.webidentity.Facebook;
import dev.federationlab.flow.webidentity.Google;
import dev.federationlab.flow.webidentity.Names;
import dev.federationlab.flow.webidentity.SignIn;
import dev.federationlab.flow.webidentity.TradeCode;
import dev.federationlab.flow.webidentity.UseS3;
import java.time.Duration;
import java.util.List;

/** Web identity federation without Cognito: Google, STS, S3. */
final class GoogleFlow {
  private static final Google GOOGLE = new Google();

  private GoogleFlow() {}

  static Flow flow() {
    return new Flow(
        GOOGLE.id(),
        GOOGLE.id(),
        List.of(YOU, APP, GOOGLE.actor(), STS, S3),
        ReadyPeople.ALL,
        List.of(
            new SignIn(GOOGLE, List.of(new ChangedState())),
            new TradeCode(
                GOOGLE,
                List.of(new CodeUsedTwice(GOOGLE, "invalid_grant"), new WrongVerifier(GOOGLE))),
            new AssumeRole(GOOGLE, tokenFaults()),
            new UseS3(CredentialFaults.of(GOOGLE))),
        names -> Names.values(GOOGLE, names));
  }

  private static List<Fault> tokenFaults() {
    return List.of(
        new ExpiredToken(GOOGLE, "ExpiredTokenException", Duration.ofHours(2)),
        new WrongAudience(GOOGLE),
        new UnknownIssuer(),
        new TamperedClaim(),
        new AlgorithmNone(),
        new SignedWithPublicKey(),
        new TrustWithoutAudience(GOOGLE),
        new RoleOfOtherProvider(GOOGLE, new Facebook()));
  }
}
