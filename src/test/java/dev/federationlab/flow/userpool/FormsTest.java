package dev.federationlab.flow.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A secret is found in whatever form it stands in a message. */
class FormsTest {
  private static final String PASSWORD = "Grünkohl+Pinkel 7?";
  private static final byte[] BYTES = PASSWORD.getBytes(StandardCharsets.UTF_8);
  private static final Forms FORMS = Forms.ofText(PASSWORD);
  private static final BigInteger NUMBER = new BigInteger("00f3a1b2c3d4e5f60718293a4b5c6d7e8f", 16);

  private static boolean found(String message) {
    var bytes = message.getBytes(StandardCharsets.UTF_8);
    return FORMS.isIn(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  @Test
  void asItIs() {
    assertThat(found("{\"PASSWORD\":\"" + PASSWORD + "\"}")).isTrue();
  }

  @Test
  void percentEncoded() {
    assertThat(found("password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8))).isTrue();
  }

  @Test
  void hexadecimalInEitherCase() {
    assertThat(found("x=" + HexFormat.of().formatHex(BYTES))).isTrue();
    assertThat(found("x=" + HexFormat.of().withUpperCase().formatHex(BYTES))).isTrue();
  }

  @Test
  void base64AtAnyPlaceInSomethingLonger() {
    for (int before = 0; before < 7; before++) {
      for (int after = 0; after < 4; after++) {
        var whole = new byte[before + BYTES.length + after];
        IntStream.range(0, whole.length).forEach(i -> whole[i] = (byte) (i * 37 + 200));
        System.arraycopy(BYTES, 0, whole, before, BYTES.length);

        assertThat(found("block: " + Base64.getEncoder().encodeToString(whole))).isTrue();
        assertThat(found("token: " + Base64.getUrlEncoder().withoutPadding().encodeToString(whole)))
            .isTrue();
      }
    }
  }

  @Test
  void aNumberWithAndWithoutLeadingZerosAndInDecimal() {
    var forms = Forms.ofNumber(NUMBER);

    assertThat(forms.isIn("S=00F3A1B2C3D4E5F60718293A4B5C6D7E8F")).isTrue();
    assertThat(forms.isIn("S=" + NUMBER.toString(16))).isTrue();
    assertThat(forms.isIn("S=" + NUMBER)).isTrue();
    assertThat(forms.isIn(Base64.getEncoder().encodeToString(NUMBER.toByteArray()))).isTrue();
    assertThat(forms.isIn(new String(NUMBER.toByteArray(), StandardCharsets.ISO_8859_1))).isTrue();
  }

  @Test
  void nothingWhereNothingIs() {
    assertThat(found("{\"PASSWORD\":\"Grünkohl+Pinkel 8?\"}")).isFalse();
    assertThat(Forms.ofNumber(NUMBER).isIn("S=f3a1b2c3d4e5f60718293a4b5c6d7e8e")).isFalse();
  }
}
