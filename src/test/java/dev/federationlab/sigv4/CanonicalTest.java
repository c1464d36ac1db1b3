package dev.federationlab.sigv4;

import static dev.federationlab.sigv4.Signed.NOW;
import static dev.federationlab.sigv4.Signed.request;
import static dev.federationlab.sigv4.Signed.signer;
import static dev.federationlab.sigv4.Signed.verify;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalTest {
  @Test
  void headersAreComparedWithoutRegardToSpacingAndRepetition() {
    var request =
        request(
            "GET",
            "/",
            "",
            "",
            "X-Amz-Meta-A",
            "one",
            "x-amz-meta-a",
            "  two   words  ",
            "X-Amz-Meta-B",
            "");
    var signed = signer("s3").inHeader(request, NOW);
    var spaced = Signed.withHeader(signed, "X-Amz-Meta-B", "   ");

    assertThat(verify(spaced, "s3").holds()).isTrue();
    assertThat(verify(spaced, "s3").canonicalRequest())
        .contains("x-amz-meta-a:one,two words\nx-amz-meta-b:\n");
  }

  @Test
  void theQueryIsSortedWithEmptyAndRepeatedParameters() {
    assertThat(Canonical.query("b=2&a=&acl&b=1&a=%7e&B=x&c=a+b&d=%2f/"))
        .isEqualTo("B=x&a=&a=~&acl=&b=1&b=2&c=a%20b&d=%2F%2F");
  }

  @ParameterizedTest
  @CsvSource({
    "/a/b, S3, /a/b",
    "/a%20b, S3, /a%20b",
    "/a%20b, OTHERS, /a%2520b",
    "/a/../b, S3, /a/../b",
    "/a/../b, OTHERS, /b",
    "/a//b/, S3, /a//b/",
    "/a//b/, OTHERS, /a/b/",
    "/a/., OTHERS, /a/",
    "/.., OTHERS, /",
    "/(a), S3, /%28a%29",
    "/%28a%29, S3, /%28a%29",
    "/%7Ea%2fb, S3, /~a%2Fb",
    "/ü, S3, /%C3%BC",
    "/100%, S3, /100%25",
    "'', OTHERS, /"
  })
  void thePathIsWrittenInOneWay(String raw, Dialect dialect, String canonical) {
    assertThat(Canonical.path(raw, dialect)).isEqualTo(canonical);
  }

  @Test
  void whateverTheKeyItHoldsOnceSigned() {
    var random = new Random(7);
    var letters = "abcXYZ019-._~ /+%&=?#:;,@!$'()*[]{}|\\^`\"<>äß€漢😀\u0007".codePoints().toArray();
    for (int i = 0; i < 500; i++) {
      var key = new StringBuilder();
      for (int n = random.nextInt(1, 20); n > 0; n--) {
        key.appendCodePoint(letters[random.nextInt(letters.length)]);
      }
      var path = "/bucket/" + UriCoding.encode(key.toString(), true);
      var query = "prefix=" + UriCoding.encode(key.toString(), false);
      for (var service : List.of("s3", "lambda")) {
        var signed = signer(service).inHeader(request("GET", path, query, ""), NOW);
        assertThat(verify(signed, service).holds()).as("%s %s", service, key).isTrue();
      }
      assertThat(UriCoding.decode(UriCoding.encode(key.toString(), false)))
          .isEqualTo(key.toString());
    }
  }
}
