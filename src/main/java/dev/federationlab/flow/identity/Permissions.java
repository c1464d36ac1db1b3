package dev.federationlab.flow.identity;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the roles of an identity pool may do: statements, and policies made of them.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html">IAM
 *     roles</a>
 */
public final class Permissions {
  /** The identity ID of whoever asks, filled in by AWS with each request. */
  public static final String SUBJECT = "${cognito-identity.amazonaws.com:sub}";

  private Permissions() {}

  /** A policy of these statements. */
  public static PolicyText of(PolicyText... statements) {
    var all = List.of(statements);
    return facts ->
        "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n"
            + all.stream()
                .map(statement -> statement.of(facts).stripTrailing().indent(4).stripTrailing())
                .collect(Collectors.joining(",\n"))
            + "\n  ]\n}\n";
  }

  /** Reading and writing objects below one's own identity ID. */
  public static String ownObjects(Facts facts) {
    return objects(facts, "ReadAndWriteOwnObjects", "\"s3:PutObject\", \"s3:GetObject\"");
  }

  /** Reading them only. */
  public static String readOwnObjects(Facts facts) {
    return objects(facts, "ReadOwnObjects", "\"s3:GetObject\"");
  }

  private static String objects(Facts facts, String sid, String actions) {
    return """
    {
      "Sid": "%s",
      "Effect": "Allow",
      "Action": [%s],
      "Resource": "arn:aws:s3:::%s/%s/*"
    }
    """
        .formatted(sid, actions, facts.bucket(), SUBJECT);
  }

  /** Listing what is below one's own identity ID. */
  public static String listOwnObjects(Facts facts) {
    return """
    {
      "Sid": "ListOwnObjects",
      "Effect": "Allow",
      "Action": "s3:ListBucket",
      "Resource": "arn:aws:s3:::%s",
      "Condition": {
        "StringLike": {"s3:prefix": "%s/*"}
      }
    }
    """
        .formatted(facts.bucket(), SUBJECT);
  }

  /** Reading and writing the rows whose partition key is one's own identity ID; no Scan. */
  public static String ownItems(Facts facts) {
    return items(
        facts,
        "ReadAndWriteOwnItems",
        "\"dynamodb:PutItem\", \"dynamodb:GetItem\", \"dynamodb:Query\"");
  }

  /** Reading them only. */
  public static String readOwnItems(Facts facts) {
    return items(facts, "ReadOwnItems", "\"dynamodb:GetItem\", \"dynamodb:Query\"");
  }

  private static String items(Facts facts, String sid, String actions) {
    return """
    {
      "Sid": "%s",
      "Effect": "Allow",
      "Action": [%s],
      "Resource": "%s",
      "Condition": {
        "ForAllValues:StringEquals": {"dynamodb:LeadingKeys": ["%s"]}
      }
    }
    """
        .formatted(sid, actions, facts.tableArn(SandboxTable.NAME), SUBJECT);
  }

  /** Invoking the flow's function. */
  public static String invoke(Facts facts) {
    return """
    {
      "Sid": "InvokeGreeter",
      "Effect": "Allow",
      "Action": "lambda:InvokeFunction",
      "Resource": "%s"
    }
    """
        .formatted(facts.functionArn(SandboxFunction.NAME));
  }
}
