package dev.federationlab.aws.userpools.user;

import java.time.Duration;
import java.util.Locale;

/**
 * What a code is good for; there is one outstanding for each. Lifetimes as in the Developer Guide,
 * Quotas (aws-behaviour 3.16).
 */
enum CodeUse {
  CONFIRM_SIGN_UP(Duration.ofHours(24)),
  RESET_PASSWORD(Duration.ofHours(1)),
  VERIFY_EMAIL(Duration.ofHours(24)),
  VERIFY_PHONE_NUMBER(Duration.ofHours(24));

  private final Duration lifetime;

  CodeUse(Duration lifetime) {
    this.lifetime = lifetime;
  }

  Duration lifetime() {
    return lifetime;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
