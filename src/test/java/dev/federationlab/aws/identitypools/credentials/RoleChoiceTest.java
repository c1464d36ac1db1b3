package dev.federationlab.aws.identitypools.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.identitypools.login.VerifiedLogin;
import dev.federationlab.aws.identitypools.pool.IdentityPool;
import dev.federationlab.aws.identitypools.pool.RoleMapping;
import dev.federationlab.aws.identitypools.pool.RoleMapping.Match;
import dev.federationlab.aws.identitypools.pool.RoleMapping.Rule;
import dev.federationlab.decision.Check;
import dev.federationlab.decision.Check.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The choice of the role (aws-behaviour 4.10), and what it says of each step. */
class RoleChoiceTest {
  private static final String USERS = "arn:aws:iam::111122223333:role/Users";
  private static final String GUESTS = "arn:aws:iam::111122223333:role/Guests";
  private static final String ADMINS = "arn:aws:iam::111122223333:role/Admins";
  private static final String EDITORS = "arn:aws:iam::111122223333:role/Editors";
  private static final String KEY = "cognito-idp.us-east-1.amazonaws.com/us-east-1_A:client";
  private final Explanation explanation = new Explanation();

  private static IdentityPool pool(Map<String, String> roles, Map<String, RoleMapping> mappings) {
    return new IdentityPool(
        "111122223333",
        "us-east-1:pool",
        "people",
        true,
        null,
        Map.of(),
        List.of(),
        List.of(),
        null,
        Map.of(),
        roles,
        mappings,
        Map.of());
  }

  private static IdentityPool pool(RoleMapping mapping) {
    return pool(Map.of("authenticated", USERS, "unauthenticated", GUESTS), Map.of(KEY, mapping));
  }

  private static List<VerifiedLogin> login(Map<String, Object> claims) {
    return List.of(
        new VerifiedLogin("provider", "user", Optional.of(KEY), List.of("provider"), claims));
  }

  private String choose(RoleMapping mapping, @Nullable String custom, Map<String, Object> claims) {
    return new RoleChoice(explanation, pool(mapping), custom).of(login(claims));
  }

  private List<String> saw() {
    return explanation.checks().stream().map(check -> check.what() + " | " + check.saw()).toList();
  }

  private static RoleMapping token(boolean deny) {
    return new RoleMapping(true, deny, List.of());
  }

  private static RoleMapping rules(boolean deny, Rule... rules) {
    return new RoleMapping(false, deny, List.of(rules));
  }

  private static final Rule ADMIN = new Rule("department", Match.EQUALS, "ops", ADMINS);
  private static final Rule EDITOR = new Rule("title", Match.STARTS_WITH, "Senior", EDITORS);

  @Test
  void aGuestGetsTheUnauthenticatedRole() {
    assertThat(new RoleChoice(explanation, pool(token(true)), null).ofGuest()).isEqualTo(GUESTS);
    assertThat(saw()).containsExactly("role chosen | " + GUESTS);
  }

  @Test
  void aLoginWithoutAMappingGetsTheAuthenticatedRole() {
    var login =
        new VerifiedLogin(
            "accounts.google.com",
            "user",
            Optional.of("accounts.google.com"),
            List.of(),
            Map.of("cognito:preferred_role", ADMINS));

    assertThat(new RoleChoice(explanation, pool(token(true)), null).of(List.of(login)))
        .isEqualTo(USERS);
  }

  @Test
  void aPoolWithoutTheRoleIsNotSetUp() {
    var bare = pool(Map.of(), Map.of());

    assertThatThrownBy(() -> new RoleChoice(explanation, bare, null).of(login(Map.of())))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> {
              assertThat(e.error().code()).isEqualTo("InvalidIdentityPoolConfigurationException");
              assertThat(e.message())
                  .isEqualTo(
                      "Invalid identity pool configuration. Check assigned IAM roles for this"
                          + " pool.");
            });
    assertThat(saw()).containsExactly("role | the pool has no authenticated role");
  }

  @Test
  void theTokensPreferredRoleWins() {
    assertThat(
            choose(
                token(true),
                null,
                Map.of(
                    "cognito:roles", List.of(ADMINS, EDITORS), "cognito:preferred_role", EDITORS)))
        .isEqualTo(EDITORS);
  }

  @Test
  void theCallerMayPickAnotherOfTheTokensRoles() {
    assertThat(
            choose(
                token(true),
                ADMINS,
                Map.of(
                    "cognito:roles", List.of(ADMINS, EDITORS), "cognito:preferred_role", EDITORS)))
        .isEqualTo(ADMINS);
    assertThatThrownBy(
            () ->
                choose(
                    token(false),
                    USERS,
                    Map.of("cognito:roles", List.of(ADMINS), "cognito:preferred_role", ADMINS)))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.error().code()).isEqualTo("NotAuthorizedException"));
    assertThat(explanation.checks())
        .last()
        .satisfies(
            check -> {
              assertThat(check.what()).isEqualTo("role asked for");
              assertThat(check.wanted()).isEqualTo("one of `cognito:roles`: " + ADMINS);
              assertThat(check.saw()).isEqualTo(USERS);
            });
  }

  @Test
  void rolesWithoutAPreferredOneAreAmbiguous() {
    Map<String, Object> claims = Map.of("cognito:roles", List.of(ADMINS, EDITORS));

    assertThat(choose(token(false), null, claims)).isEqualTo(USERS);
    assertThat(saw())
        .containsExactly(
            "role mapping | the token's own roles decide",
            "ambiguous role resolution | AuthenticatedRole",
            "role chosen | " + USERS);
    assertThatThrownBy(() -> choose(token(true), null, claims))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> {
              assertThat(e.error().code()).isEqualTo("NotAuthorizedException");
              assertThat(e.message())
                  .isEqualTo(
                      "The ambiguous role mapping rules for: " + KEY + " denied this request.");
            });
  }

  @Test
  void noRolesAtAllAreAmbiguousToo() {
    assertThat(choose(token(false), null, Map.of())).isEqualTo(USERS);
    assertThatThrownBy(() -> choose(token(true), null, Map.of()))
        .hasMessage("The ambiguous role mapping rules for: " + KEY + " denied this request.");
  }

  @Test
  void theFirstRuleThatMatchesWinsAndLaterOnesAreNotLookedAt() {
    var twice = new Rule("department", Match.EQUALS, "ops", EDITORS);

    assertThat(
            choose(
                rules(true, EDITOR, ADMIN, twice),
                null,
                Map.of("department", "ops", "title", "Engineer")))
        .isEqualTo(ADMINS);
    assertThat(saw())
        .containsExactly(
            "role mapping | 3 rules decide, the first that matches",
            "rule 1 | Engineer: it does not match",
            "rule 2 | ops: it matches",
            "role chosen | " + ADMINS);
    assertThat(explanation.checks())
        .extracting(Check::result)
        .containsExactly(Result.PASSED, Result.NO_MATCH, Result.WON, Result.PASSED);
    assertThat(explanation.checks()).noneMatch(Check::failed);
  }

  @Test
  void noRuleThatMatchesIsAmbiguous() {
    assertThat(choose(rules(false, ADMIN), null, Map.of("department", "sales"))).isEqualTo(USERS);
    assertThatThrownBy(() -> choose(rules(true, ADMIN), null, Map.of("department", "sales")))
        .hasMessage("The ambiguous role mapping rules for: " + KEY + " denied this request.");
    assertThat(explanation.checks())
        .last()
        .satisfies(
            check -> {
              assertThat(check.what()).isEqualTo("ambiguous role resolution");
              assertThat(check.wanted()).isEqualTo("AuthenticatedRole, since no rule matches");
              assertThat(check.saw()).isEqualTo("Deny");
              assertThat(check.passed()).isFalse();
            });
  }

  @Test
  void theCallerMayPickTheRoleOfAnotherRuleThatMatches() {
    Map<String, Object> claims = Map.of("department", "ops", "title", "Senior Engineer");

    assertThat(choose(rules(true, ADMIN, EDITOR), EDITORS, claims)).isEqualTo(EDITORS);
    assertThat(saw())
        .contains(
            "rule 1 | ops: it matches, and is not the role that was asked for",
            "rule 2 | Senior Engineer: it matches");
    assertThat(explanation.checks())
        .extracting(Check::result)
        .containsExactly(Result.PASSED, Result.NO_MATCH, Result.WON, Result.PASSED);
    assertThatThrownBy(() -> choose(rules(true, ADMIN, EDITOR), USERS, claims))
        .hasMessage("The role in CustomRoleArn is not one that this identity may have.");
    assertThatThrownBy(
            () -> choose(rules(false, ADMIN, EDITOR), EDITORS, Map.of("department", "ops")))
        .hasMessage("The role in CustomRoleArn is not one that this identity may have.");
  }

  @Test
  void ofSeveralLoginsTheFirstWithAMappingCounts() {
    var other =
        new VerifiedLogin("google", "user", Optional.of("google"), List.of("google"), Map.of());
    var mapped = login(Map.of("department", "ops")).get(0);

    assertThat(
            new RoleChoice(explanation, pool(rules(true, ADMIN)), null).of(List.of(other, mapped)))
        .isEqualTo(ADMINS);
  }

  @ParameterizedTest
  @CsvSource({
    "EQUALS, Paris, true",
    "EQUALS, paris, false",
    "EQUALS, Par, false",
    "CONTAINS, ari, true",
    "CONTAINS, ARI, false",
    "STARTS_WITH, Pa, true",
    "STARTS_WITH, aris, false",
    "NOT_EQUAL, London, true",
    "NOT_EQUAL, Paris, false"
  })
  void comparesText(Match match, String wanted, boolean matches) {
    assertThat(ClaimText.of("Paris").matches(match, wanted)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({"EQUALS", "CONTAINS", "STARTS_WITH", "NOT_EQUAL"})
  void aClaimThatIsNotThereMatchesNothing(Match match) {
    assertThat(ClaimText.of(null).matches(match, "x")).isFalse();
    assertThat(ClaimText.of(Map.of("a", "b")).matches(match, "x")).isFalse();
  }

  @Test
  void numbersAndBooleansAreTexts() {
    assertThat(ClaimText.of(true).matches(Match.EQUALS, "true")).isTrue();
    assertThat(ClaimText.of(7).matches(Match.EQUALS, "7")).isTrue();
  }

  @Test
  void oneElementOfAListIsEnough() {
    var groups = ClaimText.of(List.of("readers", "editors"));

    assertThat(groups.matches(Match.EQUALS, "editors")).isTrue();
    assertThat(groups.matches(Match.CONTAINS, "edit")).isTrue();
    assertThat(groups.matches(Match.NOT_EQUAL, "editors")).isFalse();
    assertThat(groups.matches(Match.NOT_EQUAL, "admins")).isTrue();
  }
}
