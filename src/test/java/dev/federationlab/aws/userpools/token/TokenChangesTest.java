package dev.federationlab.aws.userpools.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.userpools.token.TokenChanges.OfGroups;
import dev.federationlab.aws.userpools.token.TokenChanges.OfToken;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.store.Store;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** How far a function's changes to tokens go. */
class TokenChangesTest {
  private final Explanation explanation = new Explanation();

  private Map<String, Object> within(Function<Moment, Map<String, Object>> work) {
    try (var store = Store.open(Store.addressInMemory("changes-" + UUID.randomUUID()))) {
      return store.read(tx -> work.apply(new Moment(tx, Instant.EPOCH, explanation)));
    }
  }

  private static Map<String, Object> claims() {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("sub", "s");
    claims.put("email", "alice@example.com");
    claims.put("scope", "openid profile");
    claims.put("cognito:groups", List.of("staff"));
    claims.put("cognito:roles", List.of("arn:aws:iam::123456789012:role/Staff"));
    claims.put("cognito:preferred_role", "arn:aws:iam::123456789012:role/Staff");
    return claims;
  }

  private static OfToken adding(String name, String value) {
    return new OfToken(
        Map.of(name, JsonNodeFactory.instance.textNode(value)), List.of(), List.of(), List.of());
  }

  @Test
  void changeNothingThatSaysForWhomATokenIs() {
    var changes =
        new TokenChanges(
            adding("sub", "another"),
            new OfToken(
                Map.of("username", JsonNodeFactory.instance.textNode("root")),
                List.of("sub", "scope"),
                List.of(),
                List.of()),
            Optional.empty());

    assertThat(within(moment -> changes.ofId(moment, claims()))).isEqualTo(claims());
    assertThat(within(moment -> changes.ofAccess(moment, claims()))).isEqualTo(claims());
    assertThat(explanation.notes().get(1).text())
        .isEqualTo("scope, sub, username: left as they were.");
  }

  @Test
  void suppressWhatIsBothAddedAndSuppressed() {
    var changes =
        new TokenChanges(
            new OfToken(
                Map.of("email", JsonNodeFactory.instance.textNode("bob@example.com")),
                List.of("email"),
                List.of(),
                List.of()),
            OfToken.NONE,
            Optional.empty());

    assertThat(within(moment -> changes.ofId(moment, claims()))).doesNotContainKey("email");
  }

  @Test
  void takeAwayAllGroupsAndTheirRoles() {
    var none =
        new TokenChanges(
            OfToken.NONE,
            OfToken.NONE,
            Optional.of(new OfGroups(List.of(), List.of(), Optional.empty())));

    assertThat(within(moment -> none.ofId(moment, claims())))
        .doesNotContainKeys("cognito:groups", "cognito:roles", "cognito:preferred_role");
    assertThat(within(moment -> none.ofAccess(moment, claims())))
        .doesNotContainKey("cognito:groups");
  }

  @Test
  void putOtherGroupsInTheirPlace() {
    var other =
        new TokenChanges(
            OfToken.NONE,
            OfToken.NONE,
            Optional.of(
                new OfGroups(
                    List.of("guests"),
                    List.of("arn:aws:iam::123456789012:role/Guest"),
                    Optional.of("arn:aws:iam::123456789012:role/Guest"))));

    assertThat(within(moment -> other.ofId(moment, claims())))
        .containsEntry("cognito:groups", List.of("guests"))
        .containsEntry("cognito:preferred_role", "arn:aws:iam::123456789012:role/Guest");
  }

  @Test
  void addAndTakeAwayScopes() {
    var changes =
        new TokenChanges(
            OfToken.NONE,
            new OfToken(Map.of(), List.of(), List.of("orders/read", "openid"), List.of("profile")),
            Optional.empty());

    assertThat(within(moment -> changes.ofAccess(moment, claims())))
        .containsEntry("scope", "openid orders/read");
  }
}
