package dev.federationlab.aws.s3;

import dev.federationlab.aws.ServiceException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a listing goes on, as opaque text. It holds nothing that the listing did not show. */
final class Tokens {
  private static final byte FORM = 1;

  private Tokens() {}

  static String write(String after) {
    var bytes = after.getBytes(StandardCharsets.UTF_8);
    var token = ByteBuffer.allocate(bytes.length + 1).put(FORM).put(bytes).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  static String read(String token) {
    try {
      var bytes = Base64.getUrlDecoder().decode(token);
      if (bytes.length < 2 || bytes[0] != FORM) {
        throw incorrect();
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 1, bytes.length - 1))
          .toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw incorrect();
    }
  }

  private static ServiceException incorrect() {
    return new ServiceException(
        S3Error.INVALID_ARGUMENT, "The continuation token provided is incorrect");
  }
}
