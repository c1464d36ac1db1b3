package dev.federationlab.provider;

import java.util.Map;
import java.util.Optional;

/** A web identity provider: everything below one path of the providers' origin. */
public interface Provider {

  /** Lower-case, and the first segment of its path: {@code "google"} for {@code /google}. */
  String name();

  /** What a person calls it: the party in decisions. */
  String title();

  /**
   * Answers a request whose path is below the provider's own. Refusals are answers; an exception is
   * a defect.
   */
  Answer answer(Incoming incoming);

  /**
   * Does what only the lab may ask, and no app can: mint a token with odd claims, rotate keys.
   *
   * @param action {@code "tokens"}, {@code "rotate"}
   * @param parameters the request's JSON object
   * @return what to answer, as JSON; empty if there is no such action
   * @throws IllegalArgumentException if a parameter is missing or wrong; the message says which
   */
  Optional<Map<String, Object>> control(String action, Map<String, Object> parameters);
}
