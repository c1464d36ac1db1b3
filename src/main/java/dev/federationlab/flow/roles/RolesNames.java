package dev.federationlab.flow.roles;

import dev.federationlab.flow.Flow;
import dev.federationlab.flow.identity.IdentityNames;
import dev.federationlab.flow.identity.Login;
import dev.federationlab.flow.member.Members;
import dev.federationlab.flow.webidentity.Names;
import java.util.HashMap;
import java.util.Map;

/** The names that this flow gives to what it uses, and what faults may change. */
public final class RolesNames {
  public static final String FLOW = "roles";

  /** The setting by which a fault has somebody else come first, by their username. */
  public static final String READER = "roles-reader";

  /** The setting by which a fault has somebody else come second. */
  public static final String EDITOR = "roles-editor";

  /** The setting by which a fault says which role the one who comes first is to get: its name. */
  public static final String READERS_ROLE = "roles-readers-role";

  /** The setting by which a fault has the pool choose otherwise: a {@link Mapping}'s name. */
  public static final String MAPPING = "roles-mapping";

  private RolesNames() {}

  /** Values for the placeholders of the code that is shown. */
  public static Map<String, String> values(Flow.Names names) {
    var values = new HashMap<>(IdentityNames.values(RolesPool.POOL, names));
    var region = names.parties().region();
    var account = names.accountId().orElse("ACCOUNT_ID");
    var userPool = names.given().getOrDefault(Members.POOL.key(), "USER_POOL_ID");
    values.put("client-id", names.given().getOrDefault(Members.WEB.key(), "CLIENT_ID"));
    values.put("login-key", Login.userPoolKey(region, userPool));
    values.put("user-pool-id", userPool);
    values.put("reader", People.RITA.username());
    values.put("editor", People.ED.username());
    values.put("department", People.SALES);
    values.put("news", SameCall.NEWS);
    values.put("readable", SameCall.NEWS);
    values.put("user-role-arn", Names.roleArn(account, RolesPool.USER.name()));
    values.put("reader-role-arn", Names.roleArn(account, RolesPool.READER.name()));
    values.put("editor-role-arn", Names.roleArn(account, RolesPool.EDITOR.name()));
    values.put("tags-pool-id", names.given().getOrDefault(RolesPool.TAGGED.key(), "TAGS_POOL_ID"));
    return values;
  }
}
