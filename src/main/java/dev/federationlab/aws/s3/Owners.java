package dev.federationlab.aws.s3;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import software.amazon.awssdk.services.s3.model.Owner;

/**
 * Accounts as S3 names them: by a canonical user ID of 64 hexadecimal digits, here the SHA-256 of
 * the account ID.
 */
final class Owners {
  private Owners() {}

  static Owner owner(String accountId) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(accountId.getBytes(StandardCharsets.UTF_8));
      return Owner.builder().id(HexFormat.of().formatHex(digest)).build();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
