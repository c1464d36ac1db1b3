package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.userpools.message.Medium;
import java.time.Instant;

/**
 * A code that was sent to a user and has not come back.
 *
 * @param digest HMAC-SHA256 of it under a key of the pool, in hexadecimal
 * @param address where it went; what it proves to be the user's
 * @param pending whether the address becomes the user's only by the code
 * @param expiresAt it is expired <em>at</em> this time
 */
record Code(String digest, Medium medium, String address, boolean pending, Instant expiresAt) {
  /** Without digest and address. */
  @Override
  public String toString() {
    return "Code[by " + medium + ", until " + expiresAt + "]";
  }
}
