package dev.federationlab.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GlobTest {

  @Test
  void agreesWithARegularExpressionOnShortTexts() {
    var random = new Random(4711);
    for (int i = 0; i < 20_000; i++) {
      var pattern = text(random, "ab*?", 8);
      var text = text(random, "ab", 10);
      var expected = Pattern.matches(pattern.replace("*", ".*").replace("?", "."), text);

      assertThat(Glob.of(pattern).matches(text))
          .as(pattern + " against " + text)
          .isEqualTo(expected);
    }
  }

  @Test
  void findsAPieceLongerThanAMachineWord() {
    var piece = "0123456789".repeat(20) + "?x";
    var glob = Glob.of("*" + piece + "*");

    assertThat(glob.matches("9" + "0123456789".repeat(21) + "yx.")).isTrue();
    assertThat(glob.matches("9" + "0123456789".repeat(21) + "xy.")).isFalse();
  }

  @Test
  void findsALongPieceWhereverItStands() {
    var piece = "abcabcabd".repeat(3);

    for (int before = 0; before < 80; before++) {
      var text = "abc".repeat(before) + piece + "x";
      assertThat(Glob.of("*" + piece + "*").matches(text)).isTrue();
      assertThat(Glob.of("*" + piece + "*y").matches(text)).isFalse();
      assertThat(Glob.of("*" + piece + "*d*x").matches(text)).isFalse();
    }
  }

  @Test
  void doesNotBacktrackOverManyStars() {
    var glob = Glob.of("*a".repeat(1_000) + "*b");

    var matched =
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> glob.matches("a".repeat(200_000)));

    assertThat(matched).isFalse();
  }

  @Test
  void searchesALongPieceInTimeLinearInTheText() {
    var glob = Glob.of("*?" + "a".repeat(2_000) + "b*");

    var matched =
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> glob.matches("a".repeat(200_000)));

    assertThat(matched).isFalse();
  }

  private static String text(Random random, String letters, int maxLength) {
    var text = new StringBuilder();
    for (int i = random.nextInt(maxLength + 1); i > 0; i--) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
