package dev.federationlab.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketNamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"abc", "a.b-c.d", "123", "federation-lab-111122223333", "1.2.3.4.5"})
  void allows(String name) {
    assertThat(BucketNames.valid(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "Upper-Case",
        "under_score",
        "two..dots",
        "192.168.5.4",
        "xn--abc",
        "abc-s3alias",
        "-abc",
        "abc-",
        ".abc",
        "a b",
        "a/b",
        "a%2fb",
        "name\n",
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijkl"
      })
  void refuses(String name) {
    assertThat(BucketNames.valid(name)).isFalse();
  }
}
