package dev.federationlab.aws.userpools.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.userpools.message.Medium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationsTest {
  @ParameterizedTest
  @CsvSource({
    "jane@gmail.com, j***@g***",
    "a@b.c, a***@b***",
    "odd, o***@***",
    "ünder@örtlich.example, ü***@ö***"
  })
  void showsOfAnAddressTheFirstLetters(String address, String shown) {
    assertThat(Destinations.masked(Medium.EMAIL, address).destination()).isEqualTo(shown);
  }

  @Test
  void cutsNoLetterInTwo() {
    assertThat(Destinations.masked(Medium.EMAIL, "😀x@example.com").destination())
        .isEqualTo("😀***@e***");
  }

  @ParameterizedTest
  @CsvSource({"+15555551111, +*******1111", "+1, +*******+1"})
  void showsOfANumberTheLastFourDigits(String number, String shown) {
    assertThat(Destinations.masked(Medium.SMS, number).destination()).isEqualTo(shown);
  }

  @Test
  void describesADeliveryAsTheApiDoes() {
    var details = Destinations.masked(Medium.SMS, "+15555551111").details();

    assertThat(details.attributeName()).isEqualTo("phone_number");
    assertThat(details.deliveryMediumAsString()).isEqualTo("SMS");
  }
}
