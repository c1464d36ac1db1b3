package dev.federationlab.flow;

import java.net.URI;

/**
 * The three origins as the learner's browser and the lab's clients reach them.
 *
 * @param lab the lab's own address, to which redirects come back
 * @param providers the origin of the web identity providers
 * @param aws the one endpoint of the AWS side
 * @param region {@code "us-east-1"}
 * @param controlSecret the bearer secret of the control endpoints under {@code /_lab}
 */
public record Parties(URI lab, URI providers, URI aws, String region, String controlSecret) {

  /** The address of a provider by its name: {@code "google"} has its issuer there. */
  public URI provider(String name) {
    return URI.create(withoutSlash(providers) + "/" + name);
  }

  /** Where the provider sends the browser back to; exactly this address is registered. */
  public URI callback(String flow) {
    return URI.create(withoutSlash(lab) + callbackPath(flow));
  }

  /** Where a provider sends the browser back to when a user pool is its client. */
  public URI poolCallback() {
    return URI.create(withoutSlash(aws) + "/oauth2/idpresponse");
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
    return "Parties[" + lab + ", " + providers + ", " + aws + "]";
  }
}
