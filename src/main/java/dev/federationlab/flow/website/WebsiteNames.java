package dev.federationlab.flow.website;

import dev.federationlab.flow.Flow;
import java.util.HashMap;
import java.util.Map;

/** The names that the website gives to what it uses. */
public final class WebsiteNames {
  /** By which its runs are kept. */
  public static final String FLOW = "website";

  /** Its one stage. */
  public static final String SET_UP = "set-up";

  static final String TABLE = "FederationLabWebsiteNotes";
  static final String FUNCTION = "FederationLabWebsiteGreeter";
  static final String ROLE = "FederationLabWebsiteUser";
  static final String FUNCTION_ROLE = "FederationLabWebsiteGreeterRole";
  static final String NAME = "FederationLabWebsite";

  /** By which the sandbox remembers what AWS gave names to. */
  static final String POOL = "website/user-pool";

  static final String CLIENT = "website/client";
  static final String IDENTITY_POOL = "website/identity-pool";
  static final String PASSWORD = "website/password";

  private WebsiteNames() {}

  /** The bucket that the website itself lies in. */
  static String siteBucket(String accountId) {
    return "notes-" + accountId;
  }

  /** The bucket for the pictures of its users. */
  static String photoBucket(String accountId) {
    return "notes-" + accountId + "-photos";
  }

  /** The prefix of the pool's domain, which nobody else in AWS may have. */
  static String domain(String accountId) {
    return "notes-" + accountId;
  }

  /** Values for placeholders. */
  static Map<String, String> values(Flow.Names names) {
    var account = names.accountId().orElse("ACCOUNT_ID");
    var values = new HashMap<String, String>();
    values.put("account-id", account);
    values.put("bucket", photoBucket(account));
    values.put("site-bucket", siteBucket(account));
    values.put("prefix", "IDENTITY_ID/");
    values.put("role-arn", "arn:aws:iam::" + account + ":role/" + ROLE);
    values.put("user-pool-id", names.given().getOrDefault(POOL, "USER_POOL_ID"));
    values.put("client-id", names.given().getOrDefault(CLIENT, "CLIENT_ID"));
    values.put("identity-pool-id", names.given().getOrDefault(IDENTITY_POOL, "IDENTITY_POOL_ID"));
    values.put("password", names.given().getOrDefault(PASSWORD, ""));
    values.put("function", FUNCTION);
    values.put("table", TABLE);
    return values;
  }
}
