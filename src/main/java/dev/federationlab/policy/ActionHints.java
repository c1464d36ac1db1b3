package dev.federationlab.policy;

import dev.federationlab.policy.PolicyText.StatementText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Actions that do not exist, and actions on the wrong kind of resource. */
final class ActionHints {
  private static final String SOURCE =
      "Service Authorization Reference, \"Actions, resources, and condition keys for Amazon S3\"";

  /** Operations that need a permission of another name, in lower case. */
  private static final Map<String, String> NEEDED =
      Map.of(
          "s3:listobjects", "s3:ListBucket",
          "s3:listobjectsv2", "s3:ListBucket",
          "s3:headbucket", "s3:ListBucket",
          "s3:headobject", "s3:GetObject",
          "s3:copyobject", "s3:GetObject and s3:PutObject",
          "s3:deleteobjects", "s3:DeleteObject",
          "s3:listbuckets", "s3:ListAllMyBuckets",
          "s3:uploadpart", "s3:PutObject",
          "lambda:invoke", "lambda:InvokeFunction");

  private static final Set<String> ON_OBJECTS =
      Set.of("s3:getobject", "s3:putobject", "s3:deleteobject", "s3:getobjectversion");

  private ActionHints() {}

  static void at(PolicyText policy, StatementText statement, List<Remark> hints) {
    Stream.of("Action", "NotAction")
        .flatMap(element -> statement.values(element).stream())
        .forEach(
            action -> {
              var needed = NEEDED.get(lower(action));
              if (needed != null) {
                hints.add(
                    Remark.hint(
                        action.place(),
                        "there is no action "
                            + action.text()
                            + ": the call of that name needs "
                            + needed,
                        action.text().startsWith("lambda")
                            ? "Service Authorization Reference, \"Actions, resources, and condition"
                                + " keys for AWS Lambda\""
                            : SOURCE));
              }
            });
    wrongResource(statement, hints);
  }

  /** Where all actions are about objects and all resources are buckets, or the other way round. */
  private static void wrongResource(StatementText statement, List<Remark> hints) {
    var actions = statement.values("Action").stream().map(ActionHints::lower).toList();
    var resources = statement.values("Resource");
    boolean ofS3 = resources.stream().allMatch(value -> value.text().startsWith("arn:aws:s3:::"));
    if (actions.isEmpty() || resources.isEmpty() || !ofS3) {
      return;
    }
    var first = resources.get(0);
    if (ON_OBJECTS.containsAll(actions) && resources.stream().allMatch(ActionHints::bucket)) {
      hints.add(
          Remark.hint(
              first.place(),
              "these actions are on objects, and this is a bucket: its objects are "
                  + first.text()
                  + "/*",
              SOURCE));
    }
    if (actions.equals(List.of("s3:listbucket"))
        && resources.stream().allMatch(value -> value.text().contains("/"))) {
      hints.add(
          Remark.hint(
              first.place(),
              "s3:ListBucket is an action on the bucket, "
                  + first.text().substring(0, first.text().indexOf('/'))
                  + "; which objects are listed is for a condition on s3:prefix",
              SOURCE));
    }
  }

  private static boolean bucket(Json.Scalar resource) {
    return resource.text().indexOf('/') < 0 && !resource.text().contains("*");
  }

  private static String lower(Json.Scalar value) {
    return value.text().toLowerCase(Locale.ROOT);
  }
}
