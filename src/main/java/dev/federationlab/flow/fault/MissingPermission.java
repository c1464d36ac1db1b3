package dev.federationlab.flow.fault;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.google.GoogleRole;
import java.util.Optional;

/** Credentials of a role that may read and list, and whose policy says nothing of writing. */
public record MissingPermission() implements Fault {
  private static final GoogleRole ROLE =
      GoogleRole.permitting("FederationLabReadOnly", MissingPermission::readOnly);

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
    return OtherRole.credentials(run, ROLE);
  }

  private static String readOnly(String bucket) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "ReadOwnObjects",
          "Effect": "Allow",
          "Action": "s3:GetObject",
          "Resource": "arn:aws:s3:::%1$s/${accounts.google.com:sub}/*"
        },
        {
          "Sid": "ListOwnObjects",
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::%1$s",
          "Condition": {
            "StringLike": {"s3:prefix": "${accounts.google.com:sub}/*"}
          }
        }
      ]
    }
    """
        .formatted(bucket);
  }
}
