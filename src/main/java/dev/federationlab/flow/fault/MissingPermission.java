package dev.federationlab.flow.fault;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.Federation;
import dev.federationlab.flow.webidentity.WebIdentityProvider;
import dev.federationlab.flow.webidentity.WebIdentityRole;
import java.util.Optional;

/** Credentials of a role that may read and list, and whose policy says nothing of writing. */
public record MissingPermission(WebIdentityProvider provider) implements Fault {
  @Override
  public String id() {
    return "missing-permission";
  }

  @Override
  public String expectedOutcome() {
    return "AccessDenied";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.S3);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    return OtherRole.credentials(
        run, WebIdentityRole.permitting(provider, "ReadOnly", MissingPermission::readOnly));
  }

  private static String readOnly(Federation federation, String clientId, String bucket) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "ReadOwnObjects",
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::%1$s/${%2$s}/*"
        },
        {
          "Sid": "ListOwnObjects",
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::%1$s",
          "Condition": {
            "StringLike": {"s3:prefix": "${%2$s}/*"}
          }
        }
      ]
    }
    """
        .formatted(bucket, federation.userKey());
  }
}
