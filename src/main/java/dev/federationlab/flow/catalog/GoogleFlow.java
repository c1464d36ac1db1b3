package dev.federationlab.flow.catalog;

import static dev.federationlab.flow.Actor.APP;
import static dev.federationlab.flow.Actor.GOOGLE;
import static dev.federationlab.flow.Actor.S3;
import static dev.federationlab.flow.Actor.STS;
import static dev.federationlab.flow.Actor.YOU;

import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Flow;
import dev.federationlab.flow.Person;
import dev.federationlab.flow.fault.AlgorithmNone;
import dev.federationlab.flow.fault.ChangedRequest;
import dev.federationlab.flow.fault.ChangedState;
import dev.federationlab.flow.fault.CodeUsedTwice;
import dev.federationlab.flow.fault.ExpiredCredentials;
import dev.federationlab.flow.fault.ExpiredToken;
import dev.federationlab.flow.fault.ExplicitDeny;
import dev.federationlab.flow.fault.MissingPermission;
import dev.federationlab.flow.fault.NoSessionToken;
import dev.federationlab.flow.fault.OtherPrefix;
import dev.federationlab.flow.fault.RoleOfOtherProvider;
import dev.federationlab.flow.fault.SignedWithPublicKey;
import dev.federationlab.flow.fault.TamperedClaim;
import dev.federationlab.flow.fault.TrustWithoutAudience;
import dev.federationlab.flow.fault.UnknownIssuer;
import dev.federationlab.flow.fault.WrongAudience;
import dev.federationlab.flow.fault.WrongVerifier;
import dev.federationlab.flow.google.AssumeRole;
import dev.federationlab.flow.google.GoogleNames;
import dev.federationlab.flow.google.SignIn;
import dev.federationlab.flow.google.TradeCode;
import dev.federationlab.flow.google.UseS3;
import java.util.List;

/** Web identity federation without Cognito: Google, STS, S3. */
final class GoogleFlow {
  private GoogleFlow() {}

  static Flow flow() {
    return new Flow(
        GoogleNames.FLOW,
        GoogleNames.PROVIDER,
        List.of(YOU, APP, GOOGLE, STS, S3),
        List.of(
            new Person("ada", "Ada Okafor"),
            new Person("ben", "Ben Lindqvist"),
            new Person("chiara", "Chiara Rossi")),
        List.of(
            new SignIn(List.of(new ChangedState())),
            new TradeCode(List.of(new CodeUsedTwice(), new WrongVerifier())),
            new AssumeRole(tokenFaults()),
            new UseS3(credentialFaults())),
        GoogleNames::values);
  }

  private static List<Fault> tokenFaults() {
    return List.of(
        new ExpiredToken(),
        new WrongAudience(),
        new UnknownIssuer(),
        new TamperedClaim(),
        new AlgorithmNone(),
        new SignedWithPublicKey(),
        new TrustWithoutAudience(),
        new RoleOfOtherProvider());
  }

  private static List<Fault> credentialFaults() {
    return List.of(
        new MissingPermission(),
        new ExplicitDeny(),
        new OtherPrefix(),
        new ExpiredCredentials(),
        new NoSessionToken(),
        new ChangedRequest());
  }
}
