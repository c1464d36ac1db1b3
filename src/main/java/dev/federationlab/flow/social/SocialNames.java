package dev.federationlab.flow.social;

import dev.federationlab.flow.Flow;
import dev.federationlab.flow.userpool.PoolNames;
import java.util.HashMap;
import java.util.Map;

/** The names that this flow gives to what it uses, and what faults may change. */
public final class SocialNames {
  public static final String FLOW = "social";

  /** The setting by which a fault asks to be sent back to another address. */
  public static final String CALLBACK = "social-callback";

  /** The setting by which a fault asks for other scopes. */
  public static final String SCOPE = "social-scope";

  /** The setting by which a fault uses another app client: {@link #OWN_USERS_ONLY}. */
  public static final String CLIENT = "social-client";

  /** A client that lets the pool's own users in and nobody else. */
  public static final String OWN_USERS_ONLY = "own-users-only";

  static final String SCOPES = "openid email profile";

  private SocialNames() {}

  /** Values for the placeholders of the code that is shown. */
  public static Map<String, String> values(Flow.Names names) {
    var parties = names.parties();
    var aws = parties.aws().toString();
    var account = names.accountId().orElse("ACCOUNT_ID");
    var poolId = names.given().getOrDefault(SocialPool.POOL.key(), "USER_POOL_ID");
    var values = new HashMap<String, String>();
    values.put("account-id", account);
    values.put("aws-endpoint", aws);
    values.put(
        "client-id",
        names.given().getOrDefault(SocialPool.webKey(parties.callback(FLOW)), "CLIENT_ID"));
    values.put("domain", SocialPool.domain(account));
    values.put("facebook-app-id", names.clientId().orElse("FACEBOOK_APP_ID"));
    values.put("issuer", PoolNames.issuer(aws, poolId));
    values.put("provider", parties.provider("facebook").toString());
    values.put("redirect-uri", parties.callback(FLOW).toString());
    values.put("region", parties.region());
    values.put("user-pool-id", poolId);
    return values;
  }
}
