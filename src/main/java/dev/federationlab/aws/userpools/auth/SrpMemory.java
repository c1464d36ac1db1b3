package dev.federationlab.aws.userpools.auth;

import java.math.BigInteger;

/**
 * What a pool must remember between the two requests of SRP; sealed into {@code SECRET_BLOCK}.
 *
 * @param a the client's public number
 * @param secret the pool's secret number
 * @param typed the name that was typed, where it is nobody's; else empty
 */
record SrpMemory(BigInteger a, BigInteger secret, String typed) {

  static SrpMemory read(String written) {
    var parts = written.split(":", 3);
    return new SrpMemory(new BigInteger(parts[0], 16), new BigInteger(parts[1], 16), parts[2]);
  }

  String written() {
    return a.toString(16) + ":" + secret.toString(16) + ":" + typed;
  }

  /** Without the numbers. */
  @Override
  public String toString() {
    return "the numbers of a handshake";
  }
}
