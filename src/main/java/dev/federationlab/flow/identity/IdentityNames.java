package dev.federationlab.flow.identity;

import dev.federationlab.flow.Flow;
import dev.federationlab.flow.webidentity.Names;
import dev.federationlab.flow.webidentity.WebIdentityProvider;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The names that these flows give to what they use, and what faults may change. */
public final class IdentityNames {
  /**
   * The setting by which a fault hands the token over under another provider's key, or {@link
   * #NOBODY}'s.
   */
  public static final String LOGIN_KEY = "login-key";

  /** The key of no provider: then no token is handed over. */
  public static final String NOBODY = "";

  /** The settings by which a fault hands over a second login: its key, and its token. */
  public static final String SECOND_KEY = "second-key";

  public static final String SECOND_TOKEN = "second-token";

  /** An identity that is nobody's here; as well a pool. */
  public static final String SOMEBODY = "us-east-1:00000000-0000-4000-8000-000000000000";

  /** The setting by which a fault, or a flow, asks for one role of those it could have: its ARN. */
  public static final String CUSTOM_ROLE = "custom-role";

  /** The setting by which a fault takes on another role in the classic flow: its name. */
  public static final String ROLE = "identity-role";

  /** The setting by which a fault asks another identity pool: its ID. */
  public static final String POOL = "identity-pool";

  /** The setting by which the app gives away some of its rights: a session policy. */
  public static final String SESSION_POLICY = "session-policy";

  /** The setting by which a fault names another partition key. */
  public static final String ROW = "row";

  /**
   * The setting by which a fault asks for other rows than the caller's: their owner, {@link
   * UseTable#SCAN} for all, or empty for rows of no owner in particular.
   */
  public static final String READ = "read";

  /** The setting by which a fault invokes another function. */
  public static final String FUNCTION = "function";

  /** The setting by which a fault hands the function something else: JSON. */
  public static final String PAYLOAD = "payload";

  private IdentityNames() {}

  /** What AWS resources of a flow are called: {@code "FederationLabOwnData"}. */
  static String named(String flow) {
    var name = new StringBuilder("FederationLab");
    for (var word : flow.split("-", -1)) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return name.toString();
  }

  /** As {@link #values(IdentityPool, Flow.Names)}, where a provider's token goes to the pool. */
  public static Map<String, String> values(
      IdentityPool pool, WebIdentityProvider provider, Flow.Names names) {
    var values = Names.values(provider, names);
    values.putAll(values(pool, names));
    return values;
  }

  /** Values for the placeholders of the code that is shown. */
  public static Map<String, String> values(IdentityPool pool, Flow.Names names) {
    var account = names.accountId().orElse("ACCOUNT_ID");
    var identity = names.subject().orElse("IDENTITY_ID");
    var values = new HashMap<String, String>();
    values.put("account-id", account);
    values.put("aws-endpoint", names.parties().aws().toString());
    values.put("bucket", Names.bucket(account));
    values.put("function", SandboxFunction.NAME);
    values.put("identity-id", identity);
    values.put("identity-pool-id", names.given().getOrDefault(pool.key(), "IDENTITY_POOL_ID"));
    values.put("key", Names.prefix(identity) + "hello.txt");
    // curl signs a path as it is given, and S3 with the colon encoded.
    values.put("key-in-path", Names.prefix(identity).replace(":", "%3A") + "hello.txt");
    values.put("prefix", Names.prefix(identity));
    values.put("region", names.parties().region());
    values.put("role-arn", Names.roleArn(account, pool.authenticated().name()));
    values.put("table", SandboxTable.NAME);
    return values;
  }
}
