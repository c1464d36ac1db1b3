package dev.federationlab.aws.userpools.pool;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where a client's callback and sign-out URLs may point: absolute, no fragment, https but for the
 * machine itself; schemes of apps are allowed (aws-behaviour 3.13).
 */
final class RedirectUrls {
  private static final Set<String> MACHINE_ITSELF = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Of pages that would run what they are given. */
  private static final Set<String> NEVER =
      Set.of("javascript", "data", "vbscript", "file", "blob", "about");

  private final Predicate<URI> own;

  /**
   * @param own whether a URL belongs to this installation, which need not be https
   */
  RedirectUrls(Predicate<URI> own) {
    this.own = own;
  }

  /**
   * @throws dev.federationlab.aws.ServiceException InvalidParameterException
   */
  void require(List<String> urls) {
    urls.forEach(this::require);
  }

  private void require(String url) {
    var uri = parsed(url);
    if (uri.getScheme() == null) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(url + " is not an absolute URI.");
    }
    if (uri.getRawFragment() != null) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(url + " cannot have a fragment.");
    }
    var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (NEVER.contains(scheme)) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          url + " cannot use the scheme " + scheme + ".");
    }
    boolean web = scheme.equals("http") || scheme.equals("https");
    if (web && (uri.getHost() == null || uri.getRawUserInfo() != null)) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(url + " names no host.");
    }
    if (scheme.equals("http") && !MACHINE_ITSELF.contains(uri.getHost()) && !own.test(uri)) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(url + " cannot use the HTTP protocol.");
    }
  }

  private static URI parsed(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(url + " is not a valid URI.");
    }
  }
}
