package dev.federationlab.sigv4;

import java.util.zip.Checksum;

/**
 * CRC-64/NVME (NVM Express, Command Set Specification 5.2.1.3.4): reflected, all ones at the start
 * and the end.
 */
final class Crc64Nvme implements Checksum {
  private static final long POLYNOMIAL = 0x9a6c9329ac4bc9b5L;
  private static final long[] TABLE = table();

  private long crc = -1;

  private static long[] table() {
    var table = new long[256];
    for (int i = 0; i < 256; i++) {
      long value = i;
      for (int bit = 0; bit < 8; bit++) {
        value = (value & 1) == 0 ? value >>> 1 : (value >>> 1) ^ POLYNOMIAL;
      }
      table[i] = value;
    }
    return table;
  }

  @Override
  public void update(int b) {
    crc = TABLE[(int) ((crc ^ b) & 0xff)] ^ (crc >>> 8);
  }

  @Override
  public void update(byte[] bytes, int from, int length) {
    for (int i = from; i < from + length; i++) {
      update(bytes[i]);
    }
  }

  @Override
  public long getValue() {
    return ~crc;
  }

  @Override
  public void reset() {
    crc = -1;
  }
}
