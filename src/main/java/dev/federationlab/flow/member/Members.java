package dev.federationlab.flow.member;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH;

import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.SandboxClient;
import dev.federationlab.flow.userpool.SandboxPool;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeDataType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;

/** The user pool of the members, and its app clients. */
public final class Members {
  public static final SandboxPool POOL = new SandboxPool("members-pool", "FederationLabMembers");

  /** The attribute that says where somebody works, as the pool's tokens name it. */
  public static final String DEPARTMENT = "custom:department";

  /** The web app: no secret, and its users cannot change where they work. */
  public static final SandboxClient WEB =
      new SandboxClient(
          POOL, "members-pool/web", "web", r -> common(r).writeAttributes("email", "name"));

  /** The same, but that its users may write whatever they can read. */
  public static final SandboxClient CARELESS =
      new SandboxClient(
          POOL,
          "members-pool/careless",
          "careless",
          r -> common(r).writeAttributes("email", "name", DEPARTMENT));

  /** How an identity pool is told of the web app. */
  public static final MemberLogin LOGIN = new MemberLogin(WEB);

  private Members() {}

  private static CreateUserPoolClientRequest.Builder common(CreateUserPoolClientRequest.Builder r) {
    return r.generateSecret(false)
        .explicitAuthFlows(ALLOW_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH)
        .readAttributes("email", "email_verified", "name", DEPARTMENT)
        .refreshTokenValidity(1)
        .tokenValidityUnits(u -> u.refreshToken(TimeUnitsType.DAYS))
        .enableTokenRevocation(true);
  }

  /** The ID of an app client; it is set up with its pool if that was not done before. */
  public static String client(Run run, SandboxClient client) throws Refused {
    ensure(run);
    return client.ensure(run);
  }

  /** The ID of the pool; it is set up if that was not done before. */
  public static String ensure(Run run) throws Refused {
    var poolId = POOL.ensure(run);
    run.once(POOL.key() + "/department", preparing -> department(preparing, poolId));
    return poolId;
  }

  /** An attribute that no pool has by itself. */
  private static void department(Run run, String poolId) throws Refused {
    var attribute =
        SchemaAttributeType.builder()
            .name(DEPARTMENT.substring("custom:".length()))
            .attributeDataType(AttributeDataType.STRING)
            .mutable(true)
            .build();
    try {
      run.aws(
          SandboxPool.asRoot("AddCustomAttributes"),
          aws ->
              aws.userPools()
                  .addCustomAttributes(
                      r ->
                          r.userPoolId(poolId)
                              .customAttributes(attribute)
                              .overrideConfiguration(SandboxPool.root(run))));
    } catch (Refused e) {
      // There already, as after a fresh start.
      if (!e.outcome().id().equals("InvalidParameterException")) {
        throw e;
      }
    }
  }
}
