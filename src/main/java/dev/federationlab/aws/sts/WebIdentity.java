package dev.federationlab.aws.sts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Someone whom a provider vouches for, verified.
 *
 * @param principal as trust policies name the provider: {@code "accounts.google.com"}, or an ARN
 * @param provider as the answer names it: {@code iss}, an ARN or the {@code ProviderId}
 * @param audience the app that the token was issued to
 * @param subject the provider's ID of the person
 * @param keys condition keys that the token sets
 * @param tags the session tags it carries
 * @param sourceIdentity the source identity it carries
 */
record WebIdentity(
    String principal,
    String provider,
    String audience,
    String subject,
    Map<String, List<String>> keys,
    SessionTags tags,
    Optional<String> sourceIdentity) {
  private static final Set<String> LASTING = Set.of("aud", "sub", "amr", "id", "user_id");

  /** The keys that stay with the session: of types aud, sub, amr and id (aws-behaviour 2.6). */
  Map<String, List<String>> lastingKeys() {
    var lasting = new TreeMap<String, List<String>>();
    keys.forEach(
        (key, values) -> {
          var type = key.substring(key.lastIndexOf(':') + 1);
          if (LASTING.contains(type)) {
            lasting.put(key, values);
          }
        });
    return lasting;
  }
}
