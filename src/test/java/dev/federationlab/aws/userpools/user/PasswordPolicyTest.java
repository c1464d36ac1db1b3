package dev.federationlab.aws.userpools.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.decision.Check;
import dev.federationlab.store.Store;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
  private static final PasswordPolicy STRICT = new PasswordPolicy(8, true, true, true, true, 0);
  private static final PasswordPolicy LENIENT =
      new PasswordPolicy(6, false, false, false, false, 0);

  private static Store store;
  private final Explanation explanation = new Explanation();

  @BeforeAll
  static void open() {
    store = Store.open(Store.addressInMemory("password-policy"));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private void require(PasswordPolicy policy, String password) {
    store.change(
        transaction ->
            policy.require(new Moment(transaction, Instant.EPOCH, explanation), password));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Passw0rd!", "Passw0rd ok", "Pässw0rd=", "^$*.[]Aa1", "A1b~~~~~"})
  void takesWhatConforms(String password) {
    require(STRICT, password);

    assertThat(explanation.checks()).hasSize(5).allMatch(Check::passed);
  }

  @ParameterizedTest
  @CsvSource({
    "Aa1!xyz, Password not long enough",
    "a, Password not long enough",
    "aaaaaaa1!, Password must have uppercase characters",
    "ÄÖÜaaa11!, Password must have uppercase characters",
    "AAAAAAA1!, Password must have lowercase characters",
    "Aaaaaaaa!, Password must have numeric characters",
    "Aaaaaaa١!, Password must have numeric characters",
    "Aaaaaaa11, Password must have symbol characters",
    "Aaaaaaa1€, Password must have symbol characters"
  })
  void namesTheFirstRuleThatIsBroken(String password, String complaint) {
    var refusal = catchThrowableOfType(ServiceException.class, () -> require(STRICT, password));

    assertThat(refusal.error().code()).isEqualTo("InvalidPasswordException");
    assertThat(refusal.message()).isEqualTo("Password did not conform with policy: " + complaint);
    assertThat(explanation.checks().toString()).doesNotContain(password + ",");
  }

  @Test
  void countsCharactersNotTheirHalves() {
    var refusal =
        catchThrowableOfType(ServiceException.class, () -> require(LENIENT, "😀😀😀😀😀"));
    assertThat(refusal.message()).endsWith("Password not long enough");

    require(LENIENT, "😀😀😀😀😀😀");
  }

  @Test
  void asksOnlyForWhatThePoolAsksFor() {
    require(LENIENT, "simple");

    assertThat(explanation.checks()).hasSize(1);
  }

  @Test
  void makesPasswordsThatConform() {
    var random = new Random(7);
    for (int i = 0; i < 500; i++) {
      require(STRICT, STRICT.random(random));
    }
    assertThat(new PasswordPolicy(30, true, true, true, true, 0).random(random)).hasSize(30);
  }
}
