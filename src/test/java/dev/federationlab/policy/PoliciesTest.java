package dev.federationlab.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.decision.PolicyReading.Kind;
import org.junit.jupiter.api.Test;

class PoliciesTest {
  private static final String ALL =
      "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}";

  @Test
  void readsATextOnce() {
    var policies = new Policies(1_000);

    assertThat(policies.stored(Kind.IDENTITY, ALL))
        .isSameAs(policies.stored(Kind.IDENTITY, new String(ALL)));
  }

  @Test
  void doesNotTakeOneKindForAnother() {
    var policies = new Policies(1_000);
    policies.stored(Kind.IDENTITY, ALL);

    assertThatThrownBy(() -> policies.stored(Kind.RESOURCE, ALL))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("says not whom it is for");
  }

  @Test
  void forgetsTheLeastRecentlyUsed() {
    var policies = new Policies(2 * ALL.length() + 2);
    var first = policies.stored(Kind.IDENTITY, ALL);
    var second = policies.stored(Kind.IDENTITY, ALL + " ");
    policies.stored(Kind.IDENTITY, ALL);
    policies.stored(Kind.SESSION, ALL);

    assertThat(policies.stored(Kind.IDENTITY, ALL)).isSameAs(first);
    assertThat(policies.stored(Kind.IDENTITY, ALL + " ")).isNotSameAs(second);
  }

  @Test
  void countsNoWhiteSpaceOutsideOfStrings() {
    assertThat(Policies.size(" {\n \"a b\" : \"\\\" \" }\t"))
        .isEqualTo("{\"a b\":\"\\\" \"}".length());
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThatThrownBy(() -> new Policies(1_000).read(Kind.IDENTITY, ALL, 20))
        .isInstanceOfSatisfying(
            MalformedPolicyException.class,
            refused -> {
              assertThat(refused.tooLong()).isTrue();
              assertThat(refused.explanation()).contains("at most 20");
            });
  }
}
