package dev.federationlab.flow.google;

import dev.federationlab.flow.Flow;
import dev.federationlab.flow.Parties;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The names that the flow gives to what it uses. */
public final class GoogleNames {
  /** The setting by which a fault names another role. */
  public static final String ROLE = "role";

  /** The setting by which a fault names another object. */
  public static final String KEY = "key";

  public static final String FLOW = "google";

  /** The name of the people's provider. */
  public static final String PROVIDER = "google";

  static final String SESSION = "federation-lab";
  static final String FILE = "hello.txt";

  private GoogleNames() {}

  /** Google's address, by which its ID tokens name it. */
  public static URI issuer(Parties parties) {
    return parties.provider(PROVIDER);
  }

  /**
   * The learner's bucket: bucket names are taken once in all of AWS, so it carries the account's.
   */
  public static String bucket(String accountId) {
    return "federation-lab-" + accountId;
  }

  /** What a subject owns in the bucket. */
  public static String prefix(String subject) {
    return subject + "/";
  }

  /** The ARN of a role without a path. */
  public static String roleArn(String accountId, String role) {
    return "arn:aws:iam::" + accountId + ":role/" + role;
  }

  /** Values for the placeholders of the code that is shown. */
  public static Map<String, String> values(Flow.Names names) {
    var parties = names.parties();
    var account = names.accountId().orElse("ACCOUNT_ID");
    var prefix = prefix(names.subject().orElse("SUBJECT"));
    var values = new HashMap<String, String>();
    values.put("account-id", account);
    values.put("aws-endpoint", parties.aws().toString());
    values.put("bucket", bucket(account));
    values.put("client-id", names.clientId().orElse("CLIENT_ID"));
    values.put("issuer", issuer(parties).toString());
    values.put("key", prefix + FILE);
    values.put("prefix", prefix);
    values.put("redirect-uri", parties.callback(FLOW).toString());
    values.put("region", parties.region());
    values.put("role-arn", roleArn(account, GoogleRole.NAME));
    values.put("session-name", SESSION);
    return values;
  }
}
