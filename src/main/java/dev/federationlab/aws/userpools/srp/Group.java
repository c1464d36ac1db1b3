package dev.federationlab.aws.userpools.srp;

import java.math.BigInteger;

/**
 * The numbers that all pools compute with (aws-behaviour 3.5): the 3072-bit prime of RFC 3526 §4
 * (group 15, also RFC 5054 appendix A), its generator 2, and the multiplier k = H(N ‖ g).
 */
final class Group {
  static final BigInteger N =
      new BigInteger(
          "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A0879"
              + "8E3404DDEF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637"
              + "ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05"
              + "98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D670C"
              + "354E4ABC9804F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF0"
              + "6F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D0450"
              + "7A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7ABF5AE8CDB0933D7"
              + "1E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200CBBE1"
              + "17577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFF"
              + "FFFFFFFF",
          16);

  static final int BITS = 3072;
  static final BigInteger G = BigInteger.TWO;
  static final BigInteger K = Digests.number(Digests.sha256(padded(N), padded(G)));

  private Group() {}

  /**
   * The bytes that are hashed for a number: big-endian, with a zero byte before them if they would
   * read as negative.
   */
  static byte[] padded(BigInteger number) {
    return number.toByteArray();
  }
}
