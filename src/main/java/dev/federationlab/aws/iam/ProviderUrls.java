package dev.federationlab.aws.iam;

import dev.federationlab.aws.ServiceException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What the URL of an OpenID Connect provider may be: {@code https}, no port, no query, at most 255
 * characters (aws-behaviour 1.6). A departure: an issuer of this installation itself may have
 * {@code http} and a port, since the providers that learners use live on loopback; AWS would refuse
 * it.
 */
final class ProviderUrls {
  private static final int LENGTH = 255;

  private final Predicate<URI> ownIssuer;

  /**
   * @param ownIssuer whether a URL is an issuer of this installation
   */
  ProviderUrls(Predicate<URI> ownIssuer) {
    this.ownIssuer = ownIssuer;
  }

  /** The URL, if it may be registered. */
  String require(String url) {
    var uri = parse(url);
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean plain =
        uri.getHost() != null
            && uri.getRawQuery() == null
            && uri.getRawFragment() == null
            && uri.getRawUserInfo() == null
            && url.length() <= LENGTH;
    boolean web = scheme.equals("https") || scheme.equals("http");
    boolean asAwsWants = scheme.equals("https") && uri.getPort() == -1;
    if (!plain || !web || !asAwsWants && !ownIssuer.test(uri)) {
      throw invalid();
    }
    return url;
  }

  private static URI parse(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw invalid();
    }
  }

  private static ServiceException invalid() {
    return new ServiceException(IamError.INVALID_INPUT, "Invalid Open ID Connect Provider URL");
  }
}
