package dev.federationlab.flow.webidentity;

import dev.federationlab.flow.Flow;
import java.util.HashMap;
import java.util.Map;

/**
 * The names that these flows give to what they use, and the settings by which faults change them.
 */
public final class Names {
  /** The setting by which a fault names another role. */
  public static final String ROLE = "role";

  /** The setting by which a fault names another object. */
  public static final String KEY = "key";

  /** The setting by which a fault lists another prefix; empty for none. */
  public static final String PREFIX = "prefix";

  /** The setting by which a fault says another {@code ProviderId}; empty for none. */
  public static final String PROVIDER_ID = "provider-id";

  /** The setting by which a fault sends another client secret. */
  public static final String CLIENT_SECRET = "client-secret";

  /** The setting by which a fault asks for another address to be sent back to. */
  public static final String CALLBACK = "callback";

  /** The setting by which a fault has the person say no: {@code "deny"}. */
  public static final String DECISION = "decision";

  /** How the app names its sessions of a role. */
  public static final String SESSION = "federation-lab";

  static final String FILE = "hello.txt";

  private Names() {}

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
  public static Map<String, String> values(WebIdentityProvider provider, Flow.Names names) {
    var parties = names.parties();
    var account = names.accountId().orElse("ACCOUNT_ID");
    var prefix = prefix(names.subject().orElse("SUBJECT"));
    var address = parties.provider(provider.id()).toString();
    var values = new HashMap<String, String>();
    values.put("account-id", account);
    values.put("aws-endpoint", parties.aws().toString());
    values.put("bucket", bucket(account));
    values.put("client-id", names.clientId().orElse("CLIENT_ID"));
    values.put("key", prefix + FILE);
    values.put("prefix", prefix);
    // An OpenID Connect provider goes by this address; one without ID tokens is no issuer.
    values.put(provider.federation().providerId() == null ? "issuer" : "provider", address);
    values.put("redirect-uri", parties.callback(provider.flow()).toString());
    values.put("region", parties.region());
    values.put("role-arn", roleArn(account, provider.roleName("")));
    values.put("session-name", SESSION);
    return values;
  }
}
