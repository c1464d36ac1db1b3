package dev.federationlab.aws.identitypools;

import static dev.federationlab.aws.identitypools.TestIdentityPool.GOOGLE;
import static dev.federationlab.aws.identitypools.TestIdentityPool.INVALID_PARAMETER;
import static dev.federationlab.aws.identitypools.TestIdentityPool.LOGINS_DO_NOT_MATCH;
import static dev.federationlab.aws.identitypools.TestIdentityPool.NOT_AUTHORIZED;
import static dev.federationlab.aws.identitypools.TestIdentityPool.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.OpaqueTokens.Bearer;
import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.TestIssuer;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityDescription;

/** Linking, merging and unlinking logins (aws-behaviour 4.12). */
class LinkingSdkTest {
  private static final String FACEBOOK = "graph.facebook.com";
  private static final String AMAZON = "www.amazon.com";
  private static final String CONFLICT = "ResourceConflictException";
  private static final String ANOTHER_USER =
      "The identity has another login of the same provider already.";
  private static TestAws aws;
  private static TestIdentityPool pool;

  @BeforeAll
  static void start() {
    aws = new TestAws((call, provider, token) -> new Bearer("app", token, Map.of()));
    pool =
        TestIdentityPool.of(
            aws,
            settings ->
                settings.supportedLoginProviders(
                    Map.of(GOOGLE, TestIssuer.APP, FACEBOOK, "app", AMAZON, "app")));
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  private static Map<String, String> google(String who) {
    return pool.googleLogin(who);
  }

  private static Map<String, String> facebook(String who) {
    return Map.of(FACEBOOK, who);
  }

  private static Map<String, String> both(Map<String, String> one, Map<String, String> other) {
    var all = new TreeMap<>(one);
    all.putAll(other);
    return all;
  }

  private static String forbidden(String identity) {
    return "Access to Identity '" + identity + "' is forbidden.";
  }

  private static java.util.List<String> logins(String identity) {
    return pool.admin().describeIdentity(r -> r.identityId(identity)).logins();
  }

  @Test
  void aGuestWhoSignsInKeepsTheirIdentity() {
    var guest = pool.guest();

    assertThat(pool.credentials(guest, google("a1")).identityId()).isEqualTo(guest);
    assertThat(pool.getId(google("a1"))).isEqualTo(guest);
    assertThat(logins(guest)).containsExactly(GOOGLE);
    pool.assertRefused(() -> pool.guestCredentials(guest), NOT_AUTHORIZED, forbidden(guest));
  }

  @Test
  void aGuestWhoIsSomebodyAlreadyBecomesThem() {
    var known = pool.getId(google("b1"));
    var guest = pool.guest();
    var answer = pool.credentials(guest, google("b1"));

    assertThat(answer.identityId()).isEqualTo(known);
    assertThat(pool.decision(answer).checks())
        .filteredOn(check -> check.what().equals("linked login"))
        .singleElement()
        .satisfies(
            check ->
                assertThat(check.saw())
                    .isEqualTo("merged into it and disabled: " + guest + ": " + known));
    pool.assertRefused(() -> pool.guestCredentials(guest), NOT_AUTHORIZED, forbidden(guest));
    pool.assertRefused(
        () -> pool.credentials(guest, google("b1")), NOT_AUTHORIZED, forbidden(guest));
    assertThat(logins(guest)).isEmpty();
  }

  @Test
  void twoLoginsTogetherAreLinked() {
    var identity = pool.getId(both(google("c1"), facebook("c1")));

    assertThat(pool.getId(google("c1"))).isEqualTo(identity);
    assertThat(pool.getId(facebook("c1"))).isEqualTo(identity);
    assertThat(logins(identity)).containsExactlyInAnyOrder(GOOGLE, FACEBOOK);
  }

  @Test
  void aSecondLoginIsLinkedBesideOneOfTheIdentitys() {
    var identity = pool.getId(google("d1"));

    pool.credentials(identity, both(google("d1"), facebook("d1")));

    assertThat(pool.getId(facebook("d1"))).isEqualTo(identity);
  }

  @Test
  void aSecondLoginAloneIsNotLinked() {
    var identity = pool.getId(google("e1"));

    var check =
        pool.assertRefused(
            () -> pool.credentials(identity, facebook("e1")), NOT_AUTHORIZED, LOGINS_DO_NOT_MATCH);

    assertThat(check.saw()).isEqualTo("graph.facebook.com, of nobody yet");
  }

  @Test
  void twoIdentitiesOfOnePersonAreMergedIntoTheNamedOne() {
    var first = pool.getId(google("f1"));
    var second = pool.getId(facebook("f1"));

    assertThat(pool.credentials(second, both(google("f1"), facebook("f1"))).identityId())
        .isEqualTo(second);
    assertThat(pool.getId(google("f1"))).isEqualTo(second);
    pool.assertRefused(
        () -> pool.credentials(first, google("f1")), NOT_AUTHORIZED, forbidden(first));
  }

  @Test
  void withoutANamedOneTheElderStays() {
    var elder = pool.getId(google("g1"));
    var younger = pool.getId(facebook("g1"));

    assertThat(pool.getId(both(google("g1"), facebook("g1")))).isEqualTo(elder);
    assertThat(pool.getId(facebook("g1"))).isEqualTo(elder);
    pool.assertRefused(
        () -> pool.credentials(younger, facebook("g1")), NOT_AUTHORIZED, forbidden(younger));
  }

  @Test
  void anIdentityHasOneUserOfEachPublicProvider() {
    var identity = pool.getId(both(google("h1"), facebook("h1")));

    var check =
        pool.assertRefused(
            () -> pool.credentials(identity, both(google("h1"), facebook("h2"))),
            CONFLICT,
            ANOTHER_USER);

    assertThat(check.what()).isEqualTo("one login of each provider");
    assertThat(pool.getId(facebook("h2"))).isNotEqualTo(identity);
  }

  @Test
  void identitiesWithTwoUsersOfAProviderAreNotMerged() {
    var one = pool.getId(both(google("i1"), facebook("i1")));
    var other = pool.getId(Map.of(AMAZON, "i2"));
    pool.credentials(other, both(Map.of(AMAZON, "i2"), google("i2")));

    pool.assertRefused(
        () -> pool.credentials(one, both(facebook("i1"), Map.of(AMAZON, "i2"))),
        CONFLICT,
        ANOTHER_USER);
    assertThat(pool.getId(google("i2"))).isEqualTo(other);
  }

  @Test
  void anUnlinkedLoginIsAStrangerNextTime() {
    var identity = pool.getId(both(google("j1"), facebook("j1")));

    pool.app()
        .unlinkIdentity(r -> r.identityId(identity).logins(google("j1")).loginsToRemove(FACEBOOK));

    assertThat(logins(identity)).containsExactly(GOOGLE);
    assertThat(pool.getId(facebook("j1"))).isNotEqualTo(identity);
    assertThat(pool.getId(google("j1"))).isEqualTo(identity);
  }

  @Test
  void withoutItsLastLoginAnIdentityIsOutOfReach() {
    var identity = pool.getId(google("k1"));

    pool.app()
        .unlinkIdentity(r -> r.identityId(identity).logins(google("k1")).loginsToRemove(GOOGLE));

    pool.assertRefused(
        () -> pool.credentials(identity, google("k1")), NOT_AUTHORIZED, forbidden(identity));
    pool.assertRefused(() -> pool.guestCredentials(identity), NOT_AUTHORIZED, forbidden(identity));
    assertThat(pool.getId(google("k1"))).isNotEqualTo(identity);
  }

  @Test
  void onlyItsOwnerUnlinks() {
    var identity = pool.getId(google("l1"));
    pool.getId(google("l2"));

    pool.assertRefused(
        () ->
            pool.app()
                .unlinkIdentity(
                    r -> r.identityId(identity).logins(google("l2")).loginsToRemove(GOOGLE)),
        NOT_AUTHORIZED,
        LOGINS_DO_NOT_MATCH);
    pool.assertRefused(
        () ->
            pool.app()
                .unlinkIdentity(
                    r -> r.identityId(identity).logins(google("l1")).loginsToRemove(FACEBOOK)),
        INVALID_PARAMETER,
        "The identity has no login of graph.facebook.com.");
  }

  @Test
  void identitiesAreListedAndDeleted() {
    var own = TestIdentityPool.of(aws);
    var login = own.googleLogin("m1");
    var user = own.getId(login);
    var guest = own.guest();
    var merged = own.guest();
    own.credentials(merged, login);

    var all = own.admin().listIdentities(r -> r.identityPoolId(own.id()).maxResults(60));
    assertThat(all.identityPoolId()).isEqualTo(own.id());
    assertThat(all.identities())
        .extracting(IdentityDescription::identityId)
        .containsExactlyInAnyOrder(user, guest, merged);
    assertThat(
            own.admin()
                .listIdentities(r -> r.identityPoolId(own.id()).maxResults(60).hideDisabled(true))
                .identities())
        .extracting(IdentityDescription::identityId)
        .containsExactlyInAnyOrder(user, guest);
    var first = own.admin().listIdentities(r -> r.identityPoolId(own.id()).maxResults(2));
    var second =
        own.admin()
            .listIdentities(
                r -> r.identityPoolId(own.id()).maxResults(2).nextToken(first.nextToken()));
    assertThat(first.identities()).hasSize(2);
    assertThat(second.identities()).hasSize(1);
    assertThat(second.nextToken()).isNull();

    assertThat(
            own.admin()
                .deleteIdentities(r -> r.identityIdsToDelete(user, guest))
                .unprocessedIdentityIds())
        .isEmpty();
    own.assertRefused(
        () -> own.guestCredentials(guest), NOT_FOUND, "Identity '" + guest + "' not found.");
    assertThat(own.getId(login)).isNotEqualTo(user);
  }

  @Test
  void aStrangersIdentitiesAreNotThere() {
    var identity = pool.getId(google("n1"));
    var stranger = TestIdentityPool.of(aws);

    stranger.assertRefused(
        () -> stranger.admin().describeIdentity(r -> r.identityId(identity)),
        NOT_FOUND,
        "Identity '" + identity + "' not found.");
    stranger.admin().deleteIdentities(r -> r.identityIdsToDelete(identity));
    assertThat(pool.getId(google("n1"))).isEqualTo(identity);
    stranger.assertRefused(
        () -> stranger.admin().listIdentities(r -> r.identityPoolId(pool.id()).maxResults(1)),
        NOT_FOUND,
        "IdentityPool '" + pool.id() + "' not found.");
  }
}
