package dev.federationlab.flow.owndata;

import dev.federationlab.flow.Flow;
import dev.federationlab.flow.identity.IdentityNames;
import dev.federationlab.flow.identity.Login;
import dev.federationlab.flow.member.Member;
import dev.federationlab.flow.member.Members;
import java.util.HashMap;
import java.util.Map;

/** The names that this flow gives to what it uses, and what faults may change. */
public final class OwnDataNames {
  public static final String FLOW = "own-data";

  /** The setting by which a fault asks the pool whose role was made for another pool. */
  public static final String MOVED = "own-data-moved";

  private OwnDataNames() {}

  /** Values for the placeholders of the code that is shown. */
  public static Map<String, String> values(Flow.Names names) {
    var values = new HashMap<>(IdentityNames.values(OwnDataPool.POOL, names));
    var region = names.parties().region();
    var userPool = names.given().getOrDefault(Members.POOL.key(), "USER_POOL_ID");
    values.put("client-id", names.given().getOrDefault(Members.WEB.key(), "CLIENT_ID"));
    values.put("login-key", Login.userPoolKey(region, userPool));
    values.put("neighbour", names.given().getOrDefault(Neighbour.IDENTITY, "OTHER_IDENTITY_ID"));
    values.put("user-pool-id", userPool);
    values.put("username", Member.ADA.username());
    return values;
  }
}
