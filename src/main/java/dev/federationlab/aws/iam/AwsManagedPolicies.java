package dev.federationlab.aws.iam;

import dev.federationlab.aws.iam.ManagedPolicy.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A few of the policies that AWS brings to every account, for the services that are here. */
final class AwsManagedPolicies {
  /** Stands where an account ID would in their ARNs. */
  static final String OWNER = "aws";

  private static final Map<String, ManagedPolicy> BY_ARN =
      Stream.of(
              policy(
                  "AdministratorAccess",
                  "ANPAIWMBCKSKIEE64ZLYK",
                  "Provides full access to AWS services and resources.",
                  "\"*\""),
              policy(
                  "AmazonS3FullAccess",
                  "ANPAIFIR6V6BVTRAHWINE",
                  "Provides full access to all buckets.",
                  "\"s3:*\""),
              policy(
                  "AmazonS3ReadOnlyAccess",
                  "ANPAIZTJ4DXE7G6AGAE6M",
                  "Provides read only access to all buckets.",
                  "[\"s3:Get*\", \"s3:List*\", \"s3:Describe*\"]"))
          .collect(Collectors.toUnmodifiableMap(ManagedPolicy::arn, Function.identity()));

  private AwsManagedPolicies() {}

  static Optional<ManagedPolicy> find(String arn) {
    return Optional.ofNullable(BY_ARN.get(arn));
  }

  static List<ManagedPolicy> all() {
    return List.copyOf(BY_ARN.values());
  }

  private static ManagedPolicy policy(String name, String id, String description, String actions) {
    var since = Instant.parse("2015-02-06T18:40:00Z");
    var json =
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {"Effect": "Allow", "Action": %s, "Resource": "*"}
          ]
        }\
        """
            .formatted(actions);
    return new ManagedPolicy(
        OWNER,
        name,
        id,
        "/",
        description,
        since,
        since,
        List.of(new Version("v1", json, since)),
        "v1",
        1,
        Map.of());
  }
}
