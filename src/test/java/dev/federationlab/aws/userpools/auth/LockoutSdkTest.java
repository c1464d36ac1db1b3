package dev.federationlab.aws.userpools.auth;

import static dev.federationlab.aws.userpools.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.userpools.TestPool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;

class LockoutSdkTest {
  private static final String WRONG = "NotAuthorizedException: Incorrect username or password.";
  private static final String LOCKED = "NotAuthorizedException: Password attempts exceeded";
  private static TestAws aws;
  private TestPool pool;

  @BeforeAll
  static void start() {
    aws = new TestAws();
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @BeforeEach
  void ownPool() {
    aws.clock.reset();
    pool = TestPool.of(aws);
    pool.user("alice");
  }

  @Test
  void locksForASecondAfterFiveFailuresAndDoublesWithEachThatFollows() {
    fail(5);
    assertThat(refusal(() -> pool.signIn("alice"))).isEqualTo(LOCKED);

    for (int seconds = 1; seconds <= 8; seconds *= 2) {
      aws.clock.advance(Duration.ofSeconds(seconds));
      assertThat(guess()).as("after a lock of %d s", seconds).isEqualTo(WRONG);
      aws.clock.advance(Duration.ofSeconds(2L * seconds - 1));
      assertThat(guess()).as("a second before the next lock ends").isEqualTo(LOCKED);
      aws.clock.advance(Duration.ofSeconds(1 - 2L * seconds));
    }
  }

  @Test
  void attemptsDuringALockAreNotCounted() {
    fail(5);
    for (int i = 0; i < 10; i++) {
      assertThat(guess()).isEqualTo(LOCKED);
    }
    aws.clock.advance(Duration.ofSeconds(1));

    assertThat(pool.signIn("alice").accessToken()).isNotEmpty();
  }

  @Test
  void noLockIsLongerThanAQuarterOfAnHour() {
    fail(5);
    for (int i = 0; i < 12; i++) {
      aws.clock.advance(Duration.ofMinutes(14));
      guess();
    }
    aws.clock.advance(Duration.ofMinutes(15));

    assertThat(pool.signIn("alice").accessToken()).isNotEmpty();
  }

  @Test
  void countingBeginsAnewAfterARightPassword() {
    fail(4);
    pool.signIn("alice");
    fail(5);

    assertThat(guess()).isEqualTo(LOCKED);
  }

  @Test
  void countingBeginsAnewAfterAQuarterOfAnHour() {
    fail(4);
    aws.clock.advance(Duration.ofMinutes(15));
    fail(5);

    assertThat(guess()).isEqualTo(LOCKED);
  }

  @Test
  void everyWayToGuessCounts() {
    fail(3);
    for (int i = 0; i < 2; i++) {
      assertThat(refusal(() -> pool.srp("alice", "another", UnaryOperator.identity())))
          .isEqualTo(WRONG);
    }

    assertThat(refusal(() -> pool.srp("alice", TestPool.PASSWORD, UnaryOperator.identity())))
        .isEqualTo(LOCKED);
    assertThat(refusal(() -> pool.signIn("alice"))).isEqualTo(LOCKED);
  }

  @Test
  void oneUsersLockIsNotAnothers() {
    pool.user("bob");
    fail(5);

    assertThat(pool.signIn("bob").accessToken()).isNotEmpty();
  }

  @Test
  void unknownUsersAreLockedLikeKnownOnesWhereTheyAreHidden() {
    var hiding =
        pool.withClient(
            client -> client.preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED));
    for (int i = 0; i < 5; i++) {
      assertThat(refusal(() -> hiding.password("ghost", "x"))).isEqualTo(WRONG);
    }

    assertThat(refusal(() -> hiding.password("ghost", "x"))).isEqualTo(LOCKED);
  }

  @Test
  void guessesAtTheSameTimeAreAllCounted() throws Exception {
    int guesses = 12;
    var answers = Collections.synchronizedList(new ArrayList<String>());
    var start = new CountDownLatch(1);
    var threads = Executors.newFixedThreadPool(guesses);
    for (int i = 0; i < guesses; i++) {
      threads.execute(
          () -> {
            try {
              start.await();
              answers.add(guess());
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }
    start.countDown();
    threads.shutdown();
    assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

    assertThat(answers).hasSize(guesses).containsOnly(WRONG, LOCKED);
    // No more than five before the lock, and one for each second that the machine took.
    assertThat(answers.stream().filter(WRONG::equals)).hasSizeBetween(5, 8);
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(guess()).isEqualTo(WRONG);
    }
  }

  private String guess() {
    return refusal(() -> pool.password("alice", "another"));
  }
}
