package dev.federationlab.policy;

import java.util.List;
import java.util.stream.Stream;

/** A bucket policy is about its own bucket and what lies in it; S3 refuses any other. */
final class OwnResource {
  private OwnResource() {}

  static List<Remark> mistakes(PolicyText policy, String resourceArn) {
    return policy.statements().stream()
        .flatMap(
            statement ->
                Stream.of("Resource", "NotResource").flatMap(e -> statement.values(e).stream()))
        .filter(resource -> !isAbout(resource.text(), resourceArn))
        .map(
            resource ->
                new Remark(
                    Remark.Severity.MISTAKE,
                    resource.place(),
                    "a bucket policy is about its own bucket, "
                        + resourceArn
                        + ", and what lies in it: "
                        + resource.text(),
                    "Policy has invalid resource",
                    "Amazon S3 User Guide, \"Policies and permissions in Amazon S3\""))
        .toList();
  }

  private static boolean isAbout(String resource, String resourceArn) {
    return resource.equals(resourceArn) || resource.startsWith(resourceArn + "/");
  }
}
