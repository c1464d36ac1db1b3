package dev.federationlab.aws.identitypools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.identitypools.pool.IdentityPoolLimits;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.LimitExceededException;

/** How much a sandbox keeps of identity pools: smaller numbers, the same rule. */
class IdentityPoolLimitsSdkTest {
  private static final IdentityPoolLimits FEW = new IdentityPoolLimits(2, 3);

  private static TestAws aws;

  @BeforeAll
  static void start() {
    aws = new TestAws(FEW);
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @Test
  void aPoolHasSoManyIdentitiesWhoeverTheyAre() {
    var pool = TestIdentityPool.of(aws);
    var known = pool.getId(pool.googleLogin("known"));
    var guest = pool.guest();
    pool.guest();

    assertRefused(pool::guest, "The identity pool has 3 identities already.");
    assertRefused(
        () -> pool.getId(pool.googleLogin("a stranger")),
        "The identity pool has 3 identities already.");

    // Whoever is there stays: a full pool refuses newcomers only.
    assertThat(pool.getId(pool.googleLogin("known"))).isEqualTo(known);
    assertThat(pool.guestCredentials(guest).credentials().accessKeyId()).isNotEmpty();
    assertThat(pool.credentials(guest, pool.googleLogin("a stranger")).identityId())
        .isEqualTo(guest);
  }

  @Test
  void whatIsDisabledCountsUntilItIsDeleted() {
    var pool = TestIdentityPool.of(aws);
    var known = pool.getId(pool.googleLogin("known"));
    var guest = pool.guest();
    // Two become one, and the other is disabled.
    var kept = pool.credentials(guest, pool.googleLogin("known")).identityId();
    pool.guest();
    assertRefused(pool::guest, "The identity pool has 3 identities already.");

    pool.admin().deleteIdentities(r -> r.identityIdsToDelete(kept.equals(known) ? guest : known));

    assertThat(pool.guest()).isNotEmpty();
    assertRefused(pool::guest, "The identity pool has 3 identities already.");
  }

  @Test
  void anAccountHasSoManyPoolsAndNoOthersOfItsNeighbours() {
    var first = TestIdentityPool.of(aws);
    var second = TestIdentityPool.in(aws, first.key(), settings -> {});
    assertRefused(
        () -> TestIdentityPool.in(aws, first.key(), settings -> {}),
        "The account has 2 identity pools already.");
    // Another account is not full.
    assertThat(TestIdentityPool.of(aws).id()).isNotEmpty();

    second.admin().deleteIdentityPool(r -> r.identityPoolId(second.id()));

    assertThat(TestIdentityPool.in(aws, first.key(), settings -> {}).id()).isNotEmpty();
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LimitExceededException.class,
            refusal -> assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(message));
  }
}
