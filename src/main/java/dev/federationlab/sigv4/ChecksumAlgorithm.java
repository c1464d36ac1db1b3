package dev.federationlab.sigv4;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * The checksums that S3 takes beside a body, in {@code x-amz-checksum-…} (S3 User Guide, "Checking
 * object integrity").
 */
public enum ChecksumAlgorithm {
  CRC32(4),
  CRC32C(4),
  CRC64NVME(8),
  SHA1(20),
  SHA256(32);

  private static final String PREFIX = "x-amz-checksum-";

  private final int length;

  ChecksumAlgorithm(int length) {
    this.length = length;
  }

  /** The name of its header or trailer, in lower case. */
  public String header() {
    return PREFIX + name().toLowerCase(Locale.ROOT);
  }

  /** Length in bytes. */
  public int length() {
    return length;
  }

  /** The algorithm of a header or trailer, by its name in any case. */
  public static Optional<ChecksumAlgorithm> ofHeader(String name) {
    for (var algorithm : values()) {
      if (algorithm.header().equalsIgnoreCase(name)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /** The checksum of some bytes, big-endian. */
  public byte[] of(byte[] bytes) {
    return switch (this) {
      case CRC32 -> ByteBuffer.allocate(4).putInt((int) value(new CRC32(), bytes)).array();
      case CRC32C -> ByteBuffer.allocate(4).putInt((int) value(new CRC32C(), bytes)).array();
      case CRC64NVME -> ByteBuffer.allocate(8).putLong(value(new Crc64Nvme(), bytes)).array();
      case SHA1 -> Hashes.digest("SHA-1").digest(bytes);
      case SHA256 -> Hashes.digest("SHA-256").digest(bytes);
    };
  }

  private static long value(Checksum checksum, byte[] bytes) {
    checksum.update(bytes, 0, bytes.length);
    return checksum.getValue();
  }
}
