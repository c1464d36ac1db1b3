package dev.federationlab.oauth;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error of OAuth 2.0 as a provider words it.
 *
 * @param code {@code "invalid_grant"}
 * @param description {@code error_description}; empty if there is none
 * @param status of the HTTP answer where it is not a redirect
 * @param more what else the answer says, by name
 */
public record OAuthError(String code, String description, int status, Map<String, Object> more) {
  public OAuthError {
    more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
  }

  /** An error that says no more than code and description. */
  public OAuthError(String code, String description, int status) {
    this(code, description, status, Map.of());
  }

  /** As an exception, for the endpoint that is answering to turn into bytes. */
  public Refusal refusal() {
    return new Refusal(this);
  }

  /** A request that is refused. Carries no stack: it is an answer, not a defect. */
  public static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient OAuthError error;

    private Refusal(OAuthError error) {
      super(error.code(), null, false, false);
      this.error = error;
    }

    public OAuthError error() {
      return error;
    }
  }
}
