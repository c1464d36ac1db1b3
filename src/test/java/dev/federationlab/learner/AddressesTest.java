package dev.federationlab.learner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressesTest {
  private final Addresses addresses = new Addresses(2);

  @Test
  void rememberTheLatestOfALearner() {
    addresses.note(new Learner("one"), "192.0.2.1");
    addresses.note(new Learner("one"), "192.0.2.2");

    assertThat(addresses.of("one")).isEqualTo("192.0.2.2");
  }

  @Test
  void forgetWhoeverHasBeenAwayLongest() {
    addresses.note(new Learner("one"), "192.0.2.1");
    addresses.note(new Learner("two"), "192.0.2.2");
    addresses.note(new Learner("one"), "192.0.2.1");
    addresses.note(new Learner("three"), "192.0.2.3");

    assertThat(addresses.of("two")).isEqualTo(Addresses.UNKNOWN);
    assertThat(addresses.of("one")).isEqualTo("192.0.2.1");
  }
}
