package dev.federationlab.flow.guest;

import dev.federationlab.flow.Flow;
import dev.federationlab.flow.identity.IdentityNames;
import dev.federationlab.flow.identity.Login;
import dev.federationlab.flow.member.Member;
import dev.federationlab.flow.member.Members;
import java.util.HashMap;
import java.util.Map;

/** The names that this flow gives to what it uses, and what faults may change. */
public final class GuestNames {
  public static final String FLOW = "guest";

  /** The setting by which a fault has the guest ask IAM in the place of S3: {@code "roles"}. */
  public static final String ASKS = "guest-asks";

  /** The setting by which a fault keeps the identities that there are: {@code "yes"}. */
  public static final String KNOWN_LOGIN = "known-login";

  private GuestNames() {}

  /** Values for the placeholders of the code that is shown. */
  public static Map<String, String> values(Flow.Names names) {
    var values = new HashMap<>(IdentityNames.values(GuestPool.POOL, names));
    var region = names.parties().region();
    var userPool = names.given().getOrDefault(Members.POOL.key(), "USER_POOL_ID");
    values.put("client-id", names.given().getOrDefault(Members.WEB.key(), "CLIENT_ID"));
    values.put("login-key", Login.userPoolKey(region, userPool));
    values.put("readable", SharedTexts.WELCOME);
    values.put("user-pool-id", userPool);
    values.put("username", Member.ADA.username());
    return values;
  }
}
