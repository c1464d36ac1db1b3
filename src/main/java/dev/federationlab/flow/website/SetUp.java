package dev.federationlab.flow.website;

import static dev.federationlab.flow.Actor.APP;
import static dev.federationlab.flow.Actor.DYNAMODB;
import static dev.federationlab.flow.Actor.IAM;
import static dev.federationlab.flow.Actor.IDENTITY_POOL;
import static dev.federationlab.flow.Actor.LAMBDA;
import static dev.federationlab.flow.Actor.S3;
import static dev.federationlab.flow.Actor.USER_POOL;

import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Flow;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import dev.federationlab.http.SiteAddress;
import java.util.List;

/**
 * Sets the website up in the learner's sandbox, through the AWS API as its root, call by call: each
 * call is one that could be made at AWS. What is there already is set right.
 *
 * @param sites where bucket websites stand
 */
public record SetUp(SiteAddress sites) implements Stage {

  /** The work of which this is the one stage; it is offered nowhere as a flow. */
  public static Flow flow(SiteAddress sites) {
    return new Flow(
        WebsiteNames.FLOW,
        null,
        List.of(APP, USER_POOL, IDENTITY_POOL, IAM, DYNAMODB, LAMBDA, S3),
        List.of(),
        List.of(new SetUp(sites)),
        WebsiteNames::values);
  }

  @Override
  public String id() {
    return WebsiteNames.SET_UP;
  }

  @Override
  public List<Planned> plan() {
    return List.of();
  }

  @Override
  public List<ArtifactKind> spends() {
    return List.of();
  }

  @Override
  public List<ArtifactKind> yields() {
    return List.of();
  }

  @Override
  public List<String> outcomes() {
    return List.of();
  }

  @Override
  public List<Fault> faults() {
    return List.of();
  }

  @Override
  public void run(Run run) throws Refused {
    var root = new Root(run);
    var origin = sites.of(WebsiteNames.siteBucket(root.accountId())).toString();
    SignInPart.ensure(root, origin + "/");
    ResourcePart.ensure(root);
    IdentityPart.ensure(root);
    BucketPart.ensure(root, origin, SiteFiles.all(run.parties().aws(), config(root)));
  }

  /** What the app has to know. None of it is a secret. */
  private static String config(Root root) {
    var aws = root.run().parties().aws();
    return """
    {
      "region": "%s",
      "endpoint": "%s",
      "signIn": "%s",
      "userPoolId": "%s",
      "clientId": "%s",
      "identityPoolId": "%s",
      "function": "%s",
      "table": "%s",
      "bucket": "%s"
    }
    """
        .formatted(
            root.region(),
            aws,
            aws,
            root.run().named(WebsiteNames.POOL).orElseThrow(),
            root.run().named(WebsiteNames.CLIENT).orElseThrow(),
            root.run().named(WebsiteNames.IDENTITY_POOL).orElseThrow(),
            WebsiteNames.FUNCTION,
            WebsiteNames.TABLE,
            WebsiteNames.photoBucket(root.accountId()));
  }
}
