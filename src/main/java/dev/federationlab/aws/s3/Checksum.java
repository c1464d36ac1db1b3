package dev.federationlab.aws.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * The checksums that S3 takes beside an object, each base64 of its big-endian bytes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html">Integrity</a>
 */
enum Checksum {
  CRC32,
  CRC32C,
  CRC64NVME,
  SHA1,
  SHA256;

  private static final long CRC64_POLYNOMIAL = 0x9A6C9329AC4BC9B5L;
  private static final long[] CRC64_TABLE = crc64Table();

  /** The algorithm of this name, in any case. */
  static Optional<Checksum> named(String name) {
    for (var checksum : values()) {
      if (checksum.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
        return Optional.of(checksum);
      }
    }
    return Optional.empty();
  }

  /** The header field that carries it. */
  String header() {
    return "x-amz-checksum-" + name().toLowerCase(Locale.ROOT);
  }

  /** The checksum of these bytes in base64. */
  String of(byte[] bytes) {
    var sum =
        switch (this) {
          case CRC32 -> four(crc32(bytes));
          case CRC32C -> four(crc32c(bytes));
          case CRC64NVME -> ByteBuffer.allocate(8).putLong(crc64(bytes)).array();
          case SHA1 -> digest("SHA-1", bytes);
          case SHA256 -> digest("SHA-256", bytes);
        };
    return Base64.getEncoder().encodeToString(sum);
  }

  /** MD5 in hexadecimal, the entity tag of an object that was put in one piece. */
  static String etag(byte[] bytes) {
    return HexFormat.of().formatHex(md5(bytes));
  }

  static byte[] md5(byte[] bytes) {
    return digest("MD5", bytes);
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  private static long crc32(byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  private static long crc32c(byte[] bytes) {
    var crc = new CRC32C();
    crc.update(bytes);
    return crc.getValue();
  }

  private static byte[] four(long value) {
    return ByteBuffer.allocate(4).putInt((int) value).array();
  }

  /** CRC-64/NVME: reflected, all ones in and out. */
  private static long crc64(byte[] bytes) {
    long crc = ~0L;
    for (byte b : bytes) {
      crc = CRC64_TABLE[(int) ((crc ^ b) & 0xff)] ^ (crc >>> 8);
    }
    return ~crc;
  }

  private static long[] crc64Table() {
    var table = new long[256];
    for (int i = 0; i < 256; i++) {
      long value = i;
      for (int bit = 0; bit < 8; bit++) {
        value = (value & 1) == 1 ? (value >>> 1) ^ CRC64_POLYNOMIAL : value >>> 1;
      }
      table[i] = value;
    }
    return table;
  }
}
