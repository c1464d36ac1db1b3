package dev.federationlab.flow.website;

import dev.federationlab.http.Body;

/**
 * A file of the website as it lies in the bucket.
 *
 * @param key of the object: {@code "js/app.js"}
 * @param about what it is for, in a few words
 */
public record SiteFile(String key, String contentType, String about, Body body) {

  /** Whether it was written by others and is no reading matter. */
  public boolean vendored() {
    return key.startsWith("vendor/");
  }
}
