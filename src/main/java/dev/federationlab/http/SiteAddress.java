package dev.federationlab.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the websites of buckets stand: an origin for each, told apart by the host.
 *
 * @param template with {@code BUCKET} as the first label of its host: {@code
 *     "http://BUCKET.localhost:7073"}
 */
public record SiteAddress(String template) {
  /** What stands for the bucket's name. */
  public static final String PLACE = "BUCKET";

  /**
   * @throws IllegalArgumentException if the template is no address with {@code BUCKET.} before its
   *     host, and nothing after it
   */
  public SiteAddress {
    var parts = template.split("://", 2);
    if (parts.length != 2
        || !(parts[0].equals("http") || parts[0].equals("https"))
        || !parts[1].matches("BUCKET\\.[a-z0-9-]+(\\.[a-z0-9-]+)*(:\\d{1,5})?")) {
      throw new IllegalArgumentException("no address of websites: " + template);
    }
  }

  /** The address of one bucket's website, without a path. */
  public URI of(String bucket) {
    return URI.create(template.replace(PLACE, bucket));
  }

  /**
   * The bucket that a request is for.
   *
   * @param host as the {@code Host} header has it, with or without a port; the port is not looked
   *     at, since a proxy may have another
   * @return empty if the host is none of a website
   */
  public Optional<String> bucket(String host) {
    var name = withoutPort(host.toLowerCase(Locale.ROOT));
    var base = withoutPort(template.substring(template.indexOf(PLACE) + PLACE.length()));
    return name.endsWith(base) && name.length() > base.length()
        ? Optional.of(name.substring(0, name.length() - base.length()))
        : Optional.empty();
  }

  /** Whether an address is one of a bucket's website. */
  public boolean has(URI address) {
    return address.getHost() != null
        && bucket(address.getHost())
            .map(this::of)
            .filter(
                site ->
                    site.getScheme().equals(address.getScheme())
                        && site.getPort() == address.getPort())
            .isPresent();
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon < 0 ? host : host.substring(0, colon);
  }
}
