package dev.federationlab.token;

import java.security.KeyPair;

/** Where RSA key pairs of 2048 bits come from. Safe for many threads. */
@FunctionalInterface
public interface KeyPairs {

  /** A pair that nobody else has. */
  KeyPair take();
}
