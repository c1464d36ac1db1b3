package dev.federationlab.flow.userpool;

import dev.federationlab.flow.Flow;
import java.util.HashMap;
import java.util.Map;

/** The names that the user pools' flows give to what they use, and what faults may change. */
public final class PoolNames {
  public static final String USER_POOL = "user-pool";
  public static final String LIFECYCLE = "lifecycle";

  /** The setting by which a fault has another app client used: its ID. */
  public static final String CLIENT = "client";

  /** The setting by which a fault names who signs up. */
  public static final String USERNAME = "username";

  /** The setting by which a fault chooses the password to sign up with. */
  public static final String PASSWORD = "password";

  /** The setting by which a fault dates a proof. */
  public static final String TIMESTAMP = "timestamp";

  /** The setting by which a fault says which key set a verifier goes on with. */
  public static final String KEYS = "keys";

  /** The setting by which a fault shows a refresh token that was used before. */
  public static final String USED = "used";

  private PoolNames() {}

  /** Where a pool's tokens say that they come from: here the AWS origin stands for Cognito's. */
  public static String issuer(String aws, String poolId) {
    return (aws.endsWith("/") ? aws : aws + "/") + poolId;
  }

  /** The part of a pool's ID after the underscore, which is hashed with every password. */
  static String poolName(String poolId) {
    return poolId.substring(poolId.indexOf('_') + 1);
  }

  /** Values for the placeholders of the code of the flow {@code user-pool}. */
  public static Map<String, String> directory(Flow.Names names) {
    var values = common(names, SandboxPool.DIRECTORY);
    values.put("client-id", names.given().getOrDefault(SandboxClient.WEB.key(), "CLIENT_ID"));
    values.put("username", names.given().getOrDefault(NewUser.LATEST, "USERNAME"));
    return values;
  }

  /** Values for the placeholders of the code of the flow {@code lifecycle}. */
  public static Map<String, String> lifecycle(Flow.Names names) {
    var values = common(names, SandboxPool.TOKENS);
    values.put("client-id", names.given().getOrDefault(SandboxClient.SHORT.key(), "CLIENT_ID"));
    values.put(
        "rotating-client-id",
        names.given().getOrDefault(SandboxClient.ROTATING.key(), "ROTATING_CLIENT_ID"));
    values.put("username", TokenUser.NAME);
    return values;
  }

  private static Map<String, String> common(Flow.Names names, SandboxPool pool) {
    var values = new HashMap<String, String>();
    var aws = names.parties().aws().toString();
    var poolId = names.given().getOrDefault(pool.key(), "USER_POOL_ID");
    values.put("account-id", names.accountId().orElse("ACCOUNT_ID"));
    values.put("aws-endpoint", aws);
    values.put("region", names.parties().region());
    values.put("user-pool-id", poolId);
    values.put("issuer", issuer(aws, poolId));
    return values;
  }
}
