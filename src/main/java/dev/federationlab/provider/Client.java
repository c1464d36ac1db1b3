package dev.federationlab.provider;

import java.net.URI;
import java.util.List;

/**
 * An app as it is to be registered at a provider, with its secret.
 *
 * @param name what people read on the consent page
 * @param redirectUris the only addresses that a browser is sent back to, compared character by
 *     character
 */
public record Client(String id, String secret, String name, List<String> redirectUris) {
  public Client {
    redirectUris = List.copyOf(redirectUris);
    for (var address : redirectUris) {
      var uri = URI.create(address);
      if (!uri.isAbsolute() || uri.getHost() == null || uri.getRawFragment() != null) {
        throw new IllegalArgumentException("not an absolute address without fragment: " + address);
      }
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Client[" + id + ", " + name + "]";
  }
}
