package dev.federationlab.oauth;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The address of an app to which a browser is sent back, known to be registered, with the state
 * that the app gave (RFC 6749 §4.1.2).
 *
 * @param redirectUri exactly as registered
 * @param state absent if the app gave none
 */
public record Callback(String redirectUri, @Nullable String state) {

  /** The address with a refusal (RFC 6749 §4.1.2.1). */
  public URI with(OAuthError error) {
    var answer = new LinkedHashMap<String, String>();
    answer.put("error", error.code());
    if (!error.description().isEmpty()) {
      answer.put("error_description", printable(error.description()));
    }
    error.more().forEach((name, value) -> answer.put(name, String.valueOf(value)));
    return with(answer);
  }

  /** The address with these parameters in its query, after {@code state}. */
  public URI with(Map<String, String> answer) {
    return URI.create(redirectUri + (redirectUri.contains("?") ? "&" : "?") + encoded(answer));
  }

  /** The address with these parameters in its fragment (RFC 6749 §4.2.2), after {@code state}. */
  public URI withFragment(Map<String, String> answer) {
    return URI.create(redirectUri + "#" + encoded(answer));
  }

  /**
   * What {@code form-action} must allow, since a form's answer redirects there: scheme, host and
   * port; only the scheme where an app on a device has one of its own.
   */
  public String origin() {
    var uri = URI.create(redirectUri);
    if (uri.getHost() == null || !uri.getScheme().matches("(?i)https?")) {
      return uri.getScheme() + ":";
    }
    return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }

  private String encoded(Map<String, String> answer) {
    var all = new LinkedHashMap<String, String>();
    if (state != null) {
      all.put("state", state);
    }
    all.putAll(answer);
    return all.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + Parameters.encode(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** The characters that {@code error_description} may have. */
  private static String printable(String text) {
    return text.replaceAll("[^\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]", "?");
  }
}
