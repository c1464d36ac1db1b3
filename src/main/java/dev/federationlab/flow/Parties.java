package dev.federationlab.flow;

import java.net.URI;

/**
 * The three origins as the learner's browser and the lab's clients reach them.
 *
 * @param lab the lab's own address, to which redirects come back
 * @param google the issuer of the Google-like provider
 * @param aws the one endpoint of the AWS side
 * @param region {@code "us-east-1"}
 * @param controlSecret the bearer secret of the control endpoints under {@code /_lab}
 */
public record Parties(URI lab, URI google, URI aws, String region, String controlSecret) {

  /** Where the provider sends the browser back to; exactly this address is registered. */
  public URI callback(String flow) {
    return URI.create(withoutSlash(lab) + callbackPath(flow));
  }

  /** The path of {@link #callback} on the lab's origin. */
  public static String callbackPath(String flow) {
    return "/flows/" + flow + "/callback";
  }

  private static String withoutSlash(URI uri) {
    var text = uri.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Parties[" + lab + ", " + google + ", " + aws + "]";
  }
}
