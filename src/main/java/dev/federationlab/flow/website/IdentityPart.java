package dev.federationlab.flow.website;

import static dev.federationlab.flow.Actor.IDENTITY_POOL;

import dev.federationlab.flow.Refused;
import dev.federationlab.flow.webidentity.SandboxRole;
import java.util.Map;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;

/**
 * The identity pool, which takes ID tokens of this one app client, and the role of those who signed
 * in: their own rows, their own pictures, one function. There are no guests.
 */
final class IdentityPart {
  private static final String SUBJECT = "${cognito-identity.amazonaws.com:sub}";

  private IdentityPart() {}

  static void ensure(Root root) throws Refused {
    var poolId = pool(root);
    var account = root.accountId();
    new SandboxRole(WebsiteNames.ROLE, "OwnNotes", WebsiteNames.FLOW)
        .setUp(root.run(), trust(poolId), permissions(root.region(), account));
    root.call(
        IDENTITY_POOL,
        "SetIdentityPoolRoles",
        (aws, signed) ->
            aws.identityPools()
                .setIdentityPoolRoles(
                    r ->
                        r.identityPoolId(poolId)
                            .roles(
                                Map.of(
                                    "authenticated",
                                    "arn:aws:iam::" + account + ":role/" + WebsiteNames.ROLE))
                            .overrideConfiguration(signed)));
  }

  private static String pool(Root root) throws Refused {
    var provider =
        CognitoIdentityProvider.builder()
            .providerName(
                "cognito-idp."
                    + root.region()
                    + ".amazonaws.com/"
                    + root.run().named(WebsiteNames.POOL).orElseThrow())
            .clientId(root.run().named(WebsiteNames.CLIENT).orElseThrow())
            .serverSideTokenCheck(true)
            .build();
    var known = root.run().named(WebsiteNames.IDENTITY_POOL);
    if (known.isPresent()
        && root.found(
            IDENTITY_POOL,
            "UpdateIdentityPool",
            (aws, signed) ->
                aws.identityPools()
                    .updateIdentityPool(
                        r ->
                            r.identityPoolId(known.get())
                                .identityPoolName(WebsiteNames.NAME)
                                .allowUnauthenticatedIdentities(false)
                                .cognitoIdentityProviders(provider)
                                .overrideConfiguration(signed)))) {
      return known.get();
    }
    var made =
        root.call(
            IDENTITY_POOL,
            "CreateIdentityPool",
            (aws, signed) ->
                aws.identityPools()
                    .createIdentityPool(
                        r ->
                            r.identityPoolName(WebsiteNames.NAME)
                                .allowUnauthenticatedIdentities(false)
                                .cognitoIdentityProviders(provider)
                                .overrideConfiguration(signed)));
    root.run().name(WebsiteNames.IDENTITY_POOL, made.identityPoolId());
    return made.identityPoolId();
  }

  private static String trust(String poolId) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": {"Federated": "cognito-identity.amazonaws.com"},
          "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": {
            "StringEquals": {"cognito-identity.amazonaws.com:aud": "%s"},
            "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "authenticated"}
          }
        }
      ]
    }
    """
        .formatted(poolId);
  }

  private static String permissions(String region, String account) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "OwnRows",
          "Effect": "Allow",
          "Action": ["dynamodb:PutItem", "dynamodb:Query", "dynamodb:DeleteItem"],
          "Resource": "arn:aws:dynamodb:%1$s:%2$s:table/%3$s",
          "Condition": {
            "ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["%4$s"]}
          }
        },
        {
          "Sid": "OwnPictures",
          "Effect": "Allow",
          "Action": ["s3:PutObject", "s3:GetObject", "s3:DeleteObject"],
          "Resource": "arn:aws:s3:::%5$s/%4$s/*"
        },
        {
          "Sid": "OneFunction",
          "Effect": "Allow",
          "Action": "lambda:InvokeFunction",
          "Resource": "arn:aws:lambda:%1$s:%2$s:function:%6$s"
        }
      ]
    }
    """
        .formatted(
            region,
            account,
            WebsiteNames.TABLE,
            SUBJECT,
            WebsiteNames.photoBucket(account),
            WebsiteNames.FUNCTION);
  }
}
