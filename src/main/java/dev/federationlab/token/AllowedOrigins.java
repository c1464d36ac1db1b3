package dev.federationlab.token;

import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The origins that may be asked for keys. A token names its issuer itself, so without such a list
 * whoever sends a token could send this process anywhere.
 */
public final class AllowedOrigins {
  private final Set<String> origins;

  /**
   * @param origins absolute addresses, of which scheme, host and port count
   */
  public AllowedOrigins(Collection<URI> origins) {
    this.origins =
        origins.stream().map(AllowedOrigins::origin).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether an address is of an allowed origin, is of http or https, and names nothing but host,
   * port and path.
   */
  public boolean permit(URI address) {
    return address.isAbsolute()
        && address.getHost() != null
        && address.getRawUserInfo() == null
        && address.getRawFragment() == null
        && (address.getScheme().equalsIgnoreCase("http")
            || address.getScheme().equalsIgnoreCase("https"))
        && origins.contains(origin(address));
  }

  private static String origin(URI address) {
    if (address.getHost() == null || address.getScheme() == null) {
      throw new IllegalArgumentException("not the address of an origin: " + address);
    }
    var scheme = address.getScheme().toLowerCase(Locale.ROOT);
    int port = address.getPort() != -1 ? address.getPort() : scheme.equals("https") ? 443 : 80;
    return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + ":" + port;
  }
}
