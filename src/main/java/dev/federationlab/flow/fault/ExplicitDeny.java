package dev.federationlab.flow.fault;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.Federation;
import dev.federationlab.flow.webidentity.WebIdentityProvider;
import dev.federationlab.flow.webidentity.WebIdentityRole;
import java.util.Optional;

/**
 * Credentials of a role with two statements about writing: one allows everything in S3, the other
 * denies writing.
 */
public record ExplicitDeny(WebIdentityProvider provider) implements Fault {
  @Override
  public String id() {
    return "explicit-deny";
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
        run, WebIdentityRole.permitting(provider, "Denied", ExplicitDeny::allowedAndDenied));
  }

  private static String allowedAndDenied(Federation federation, String clientId, String bucket) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "AllowEverything",
          "Effect": "Allow",
          "Action": "s3:*",
          "Resource": "*"
        },
        {
          "Sid": "NoWriting",
          "Effect": "Deny",
          "Action": "s3:PutObject",
          "Resource": "arn:aws:s3:::%s/*"
        }
      ]
    }
    """
        .formatted(bucket);
  }
}
