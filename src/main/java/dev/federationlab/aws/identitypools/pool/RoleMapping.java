package dev.federationlab.aws.identitypools.pool;

import java.util.List;

/**
 * How the role is chosen for those who come from one provider.
 *
 * @param fromToken by the token's own {@code cognito:roles}; otherwise by the rules
 * @param denyAmbiguous whether nobody gets a role for whom there is none; otherwise they get the
 *     authenticated role
 * @param rules in order; empty if {@code fromToken}
 */
public record RoleMapping(boolean fromToken, boolean denyAmbiguous, List<Rule> rules) {
  public RoleMapping {
    rules = List.copyOf(rules);
  }

  /**
   * A rule: a claim that is like the value brings the role.
   *
   * @param value compared with regard to case
   */
  public record Rule(String claim, Match match, String value, String roleArn) {}

  /** How a claim is compared. */
  public enum Match {
    EQUALS("Equals"),
    CONTAINS("Contains"),
    STARTS_WITH("StartsWith"),
    NOT_EQUAL("NotEqual");

    private final String apiName;

    Match(String apiName) {
      this.apiName = apiName;
    }

    /** As the API writes it. */
    public String apiName() {
      return apiName;
    }

    /**
     * @throws IllegalArgumentException for another name; the API's model refuses it first
     */
    static Match of(String apiName) {
      for (var match : values()) {
        if (match.apiName.equals(apiName)) {
          return match;
        }
      }
      throw new IllegalArgumentException("no match type: " + apiName);
    }
  }
}
