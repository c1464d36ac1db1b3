package dev.federationlab.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.nimbusds.jose.jwk.RSAKey;
import dev.federationlab.token.UnverifiedToken.MalformedTokenException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every spelling of a token but the right one is refused, though its signature holds wherever one
 * can be made. A library alone, well configured, took 19 of 307 such.
 */
class MalformedTokensTest {
  private static final String CLAIMS = TestTokens.claims();
  private static final String REST = CLAIMS + "}";

  @Test
  void takesTheTokenThatIsRight() throws MalformedTokenException {
    var verification = verify(TestTokens.good());

    assertThat(verification.failure()).isEmpty();
    assertThat(verification.token().orElseThrow().subject()).isEqualTo("109220063452404746097");
  }

  @Test
  void triesMoreThanTwoHundredVariants() {
    assertThat(variants().size()).isGreaterThan(200);
  }

  @TestFactory
  Stream<DynamicTest> refuses() {
    return variants().entrySet().stream()
        .map(variant -> dynamicTest(variant.getKey(), () -> assertRefused(variant.getValue())));
  }

  private static void assertRefused(String token) {
    try {
      var verification = verify(token);
      assertThat(verification.token()).isEmpty();
      assertThat(verification.failure()).isPresent();
      assertThat(verification.checks().get(verification.checks().size() - 1).passed()).isFalse();
    } catch (MalformedTokenException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static Verification verify(String token) throws MalformedTokenException {
    var verifier =
        new TokenVerifier(TestTokens.keys(), Clock.fixed(TestTokens.NOW, ZoneOffset.UTC));
    return verifier.verify(UnverifiedToken.parse(token), Duration.ZERO);
  }

  private static Map<String, String> variants() {
    Map<String, String> variants = new LinkedHashMap<>();
    spellings(variants);
    lengthsAndParts(variants);
    headers(variants);
    json(variants);
    claimTypes(variants);
    signatures(variants);
    return variants;
  }

  /** A character too many at every kind of place; padding; bits left over. */
  private static void spellings(Map<String, String> variants) {
    var good = TestTokens.good();
    int first = good.indexOf('.');
    int second = good.lastIndexOf('.');
    for (var stray :
        List.of(
            "=", "==", " ", "\n", "\r\n", "\t", "\0", "+", "/", "~", "%", "é", "\u200b", "．", "\"",
            ",")) {
      for (int at :
          new int[] {
            0, 3, first, first + 1, first + 9, second, second + 1, second + 9, good.length()
          }) {
        variants.put(
            "stray " + stray.codePointAt(0) + "×" + stray.length() + " at " + at,
            good.substring(0, at) + stray + good.substring(at));
      }
    }
    var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (int spare = 1; spare < 16; spare++) {
      int last = alphabet.indexOf(good.charAt(good.length() - 1));
      variants.put(
          "signature with spare bits " + spare,
          good.substring(0, good.length() - 1) + alphabet.charAt((last & ~15) | spare));
    }
    // Header and claims whose encodings have spare bits, signed as they are spelled.
    for (var padding : List.of("", " ", "  ")) {
      var header = spareBitsSet(TestTokens.HEADER + padding, alphabet);
      variants.put(
          "header with spare bits " + padding.length(),
          header.isEmpty()
              ? "x"
              : TestTokens.signedText(header + "." + encoded(REST), TestTokens.key()));
      var claims = spareBitsSet(REST + padding, alphabet);
      variants.put(
          "claims with spare bits " + padding.length(),
          claims.isEmpty()
              ? "x"
              : TestTokens.signedText(encoded(TestTokens.HEADER) + "." + claims, TestTokens.key()));
    }
  }

  private static String spareBitsSet(String json, String alphabet) {
    var text = encoded(json);
    if (text.length() % 4 == 0) {
      return "";
    }
    int last = alphabet.indexOf(text.charAt(text.length() - 1));
    return text.substring(0, text.length() - 1) + alphabet.charAt(last | 1);
  }

  private static void lengthsAndParts(Map<String, String> variants) {
    var good = TestTokens.good();
    variants.put("empty", "");
    variants.put("a dot", ".");
    variants.put("two dots", "..");
    variants.put("three dots", "...");
    variants.put("one part", good.substring(0, good.indexOf('.')));
    variants.put("two parts", good.substring(0, good.lastIndexOf('.')));
    variants.put("four parts", good + ".AAAA");
    variants.put("five parts, as in JWE", good + ".AAAA.AAAA");
    variants.put("no header", good.substring(good.indexOf('.')));
    variants.put(
        "no claims",
        good.substring(0, good.indexOf('.')) + "." + good.substring(good.lastIndexOf('.')));
    variants.put("no signature", good.substring(0, good.lastIndexOf('.') + 1));
    variants.put(
        "too long",
        TestTokens.signed(TestTokens.HEADER, CLAIMS + ",\"x\":\"" + "x".repeat(20_000) + "\"}"));
    variants.put("JSON serialization", "{\"payload\":\"e30\"}");
    variants.put("an access token", "ya29.a0AfB_byC-not-a-jwt");
    for (int cut = 1; cut <= 5; cut++) {
      variants.put("cut by " + cut, good.substring(0, good.length() - cut));
    }
  }

  private static void headers(Map<String, String> variants) {
    for (var alg :
        List.of(
            "none", "None", "NONE", "HS256", "HS384", "HS512", "RS384", "RS512", "PS256", "ES256",
            "EdDSA", "rs256", "RS256 ", "RSA1_5", "dir", "")) {
      header(variants, "{\"alg\":\"" + alg + "\",\"kid\":\"key-1\"}");
    }
    for (var header :
        List.of(
            "{}",
            "{\"kid\":\"key-1\"}",
            "{\"alg\":null,\"kid\":\"key-1\"}",
            "{\"alg\":256,\"kid\":\"key-1\"}",
            "{\"alg\":[\"RS256\"],\"kid\":\"key-1\"}",
            "{\"alg\":{\"alg\":\"RS256\"},\"kid\":\"key-1\"}",
            "{\"alg\":\"RS256\"}",
            "{\"alg\":\"RS256\",\"kid\":\"\"}",
            "{\"alg\":\"RS256\",\"kid\":null}",
            "{\"alg\":\"RS256\",\"kid\":1}",
            "{\"alg\":\"RS256\",\"kid\":[\"key-1\"]}",
            "{\"alg\":\"RS256\",\"kid\":\"key-2\"}",
            "{\"alg\":\"RS256\",\"kid\":\"KEY-1\"}",
            "{\"alg\":\"RS256\",\"kid\":\"../../key-1\"}",
            "{\"alg\":\"RS256\",\"kid\":\"key-1' or '1'='1\"}",
            "{\"alg\":\"RS256\",\"alg\":\"RS256\",\"kid\":\"key-1\"}",
            "{\"alg\":\"none\",\"alg\":\"RS256\",\"kid\":\"key-1\"}",
            "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"crit\":[]}",
            "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"crit\":null}",
            "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"crit\":[\"exp\"],\"exp\":1}",
            "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"crit\":[\"b64\"],\"b64\":false}",
            "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"b64\":false}",
            "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"b64\":true}",
            "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"zip\":\"DEF\"}",
            "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"enc\":\"A128GCM\"}",
            "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"typ\":\"at+jwt\"}",
            "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"typ\":\"logout+jwt\"}",
            "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"typ\":1}",
            "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"typ\":null}")) {
      header(variants, header);
    }
  }

  private static void header(Map<String, String> variants, String header) {
    variants.put("header " + header, TestTokens.signed(header, REST));
  }

  private static void json(Map<String, String> variants) {
    for (var text :
        List.of(
            "",
            " ",
            "null",
            "[]",
            "[" + REST + "]",
            "\"x\"",
            "1",
            "true",
            REST + REST,
            REST + ",",
            REST + "x",
            CLAIMS,
            CLAIMS + ",}",
            CLAIMS + ",\"iss\":\"" + TestTokens.ISSUER + "\"}",
            CLAIMS + ",\"sub\":\"another\"}",
            CLAIMS + ",\"\\u0073ub\":\"another\"}",
            CLAIMS + ",\"x\":{\"a\":1,\"a\":2}}",
            CLAIMS + ",x:1}",
            CLAIMS + ",'x':1}",
            CLAIMS + ",\"x\":NaN}",
            CLAIMS + ",\"x\":01}",
            CLAIMS + ",\"x\":+1}",
            CLAIMS + ",\"x\":.5}",
            CLAIMS + "/**/}",
            CLAIMS + "}//",
            CLAIMS + ",\"x\":\"\n\"}",
            CLAIMS + ",\"x\":\"\\x\"}",
            CLAIMS + ",\"x\":" + "[".repeat(65) + "]".repeat(65) + "}",
            CLAIMS + ",\"x\":" + "9".repeat(200) + "}",
            "\ufeff" + REST)) {
      variants.put("claims " + shown(text), TestTokens.signed(TestTokens.HEADER, text));
    }
    var header = TestTokens.HEADER.getBytes(StandardCharsets.UTF_8);
    variants.put(
        "claims in UTF-16", TestTokens.signed(header, REST.getBytes(StandardCharsets.UTF_16)));
    variants.put(
        "claims in UTF-32",
        TestTokens.signed(header, REST.getBytes(java.nio.charset.Charset.forName("UTF-32"))));
    variants.put(
        "claims in Latin-1",
        TestTokens.signed(
            header, (CLAIMS + ",\"name\":\"Zoë\"}").getBytes(StandardCharsets.ISO_8859_1)));
    variants.put(
        "header in UTF-16",
        TestTokens.signed(
            TestTokens.HEADER.getBytes(StandardCharsets.UTF_16),
            REST.getBytes(StandardCharsets.UTF_8)));
  }

  private static void claimTypes(Map<String, String> variants) {
    for (var name : List.of("iss", "sub")) {
      for (var value : List.of("null", "\"\"", "1", "true", "[]", "[\"x\"]", "{}")) {
        variants.put(
            name + " " + value, TestTokens.signed(TestTokens.HEADER, replaced(name, value)));
      }
      variants.put("no " + name, TestTokens.signed(TestTokens.HEADER, replaced(name, "")));
    }
    variants.put(
        "sub too long",
        TestTokens.signed(TestTokens.HEADER, replaced("sub", "\"" + "1".repeat(256) + "\"")));
    for (var value :
        List.of(
            "null",
            "\"\"",
            "1",
            "true",
            "[]",
            "{}",
            "[\"\"]",
            "[null]",
            "[1]",
            "[\"app\",1]",
            "[[\"app\"]]")) {
      variants.put("aud " + value, TestTokens.signed(TestTokens.HEADER, replaced("aud", value)));
    }
    variants.put("no aud", TestTokens.signed(TestTokens.HEADER, replaced("aud", "")));
    long now = TestTokens.NOW.getEpochSecond();
    for (var name : List.of("exp", "iat")) {
      for (var value :
          List.of(
              "null",
              "\"" + now + "\"",
              now + ".5",
              now + ".0",
              now + "e0",
              "1.8e9",
              "-1",
              "true",
              "[]",
              "{}",
              "[" + now + "]",
              "253402300800",
              "9223372036854775807",
              "9223372036854775808",
              "1e400")) {
        variants.put(
            name + " " + value, TestTokens.signed(TestTokens.HEADER, replaced(name, value)));
      }
      variants.put("no " + name, TestTokens.signed(TestTokens.HEADER, replaced(name, "")));
    }
    variants.put("exp now", TestTokens.signed(TestTokens.HEADER, replaced("exp", "" + now)));
    variants.put(
        "exp a second ago", TestTokens.signed(TestTokens.HEADER, replaced("exp", "" + (now - 1))));
    variants.put(
        "iat in a second", TestTokens.signed(TestTokens.HEADER, replaced("iat", "" + (now + 1))));
    variants.put(
        "iat next year",
        TestTokens.signed(TestTokens.HEADER, replaced("iat", "" + (now + 31_536_000))));
    for (var claim :
        List.of(
            "\"nbf\":null",
            "\"nbf\":\"1\"",
            "\"nbf\":1.5",
            "\"nbf\":" + (now + 1),
            "\"azp2\":1,\"nonce\":1",
            "\"nonce\":null",
            "\"nonce\":[]",
            "\"jti\":7",
            "\"jti\":\"\"")) {
      variants.put(
          "claims with " + claim, TestTokens.signed(TestTokens.HEADER, CLAIMS + "," + claim + "}"));
    }
    for (var value : List.of("null", "1", "[]", "\"\"", "[\"app\"]")) {
      variants.put("azp " + value, TestTokens.signed(TestTokens.HEADER, replaced("azp", value)));
    }
  }

  private static void signatures(Map<String, String> variants) {
    var good = TestTokens.good();
    var start = good.substring(0, good.lastIndexOf('.') + 1);
    RSAKey other = TestTokens.key("key-1", 2048);
    variants.put(
        "another key", TestTokens.signedText(start.substring(0, start.length() - 1), other));
    variants.put("zeros", start + "A".repeat(342));
    variants.put("short zeros", start + "AAAA");
    variants.put("a signature twice", good + good.substring(good.lastIndexOf('.') + 1));
    variants.put(
        "another token's", start + TestTokens.signed(TestTokens.HEADER, "{}").split("\\.")[2]);
    variants.put(
        "a claim changed",
        encoded(TestTokens.HEADER)
            + "."
            + encoded(REST.replace("109220", "109221"))
            + "."
            + good.split("\\.")[2]);
    variants.put("alg none, unsigned", encoded("{\"alg\":\"none\"}") + "." + encoded(REST) + ".");
    try {
      var publicKey = TestTokens.key().toRSAPublicKey().getEncoded();
      var header = "{\"alg\":\"HS256\",\"kid\":\"key-1\",\"typ\":\"JWT\"}";
      variants.put(
          "HS256 under the public key", TestTokens.signedWithHmac(header, REST, publicKey));
      variants.put(
          "HS256 under the public JWK",
          TestTokens.signedWithHmac(
              header,
              REST,
              TestTokens.key().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
      variants.put(
          "HMAC that calls itself RS256",
          TestTokens.signedWithHmac(TestTokens.HEADER, REST, publicKey));
    } catch (com.nimbusds.jose.JOSEException e) {
      throw new AssertionError(e);
    }
    var own = other.toPublicJWK().toJSONString();
    for (var judge :
        List.of(
            "\"jwk\":" + own,
            "\"jku\":\"http://issuer.test/keys\"",
            "\"x5u\":\"http://issuer.test/c\"",
            "\"x5c\":[\"MIIB\"]")) {
      var header = "{\"alg\":\"RS256\",\"kid\":\"key-1\"," + judge + "}";
      variants.put(
          "its own judge: " + judge.substring(0, 6),
          TestTokens.signedText(encoded(header) + "." + encoded(REST), other));
    }
  }

  /** The claims with one of them changed, or left out if the value is empty. */
  private static String replaced(String name, String value) {
    var changed =
        REST.replaceFirst(
            "\"" + name + "\":(\"[^\"]*\"|\\d+),?",
            value.isEmpty() ? "" : "\"" + name + "\":" + value + ",");
    return changed.replace(",}", "}");
  }

  private static String encoded(String text) {
    return TestTokens.encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String shown(String text) {
    var end = text.startsWith(CLAIMS) ? "…" + text.substring(CLAIMS.length()) : text;
    return end.length() > 60 ? end.substring(0, 60) + "…" : end;
  }
}
