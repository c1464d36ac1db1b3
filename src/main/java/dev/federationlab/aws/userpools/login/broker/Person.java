package dev.federationlab.aws.userpools.login.broker;

import java.util.Map;

/**
 * Whom a provider has vouched for.
 *
 * @param userId the provider's ID of them
 * @param claims what it says of them, each value as a text
 */
public record Person(String userId, Map<String, String> claims) {
  public Person {
    claims = Map.copyOf(claims);
  }
}
