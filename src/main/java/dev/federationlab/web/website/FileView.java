package dev.federationlab.web.website;

import dev.federationlab.flow.website.SiteFile;

/**
 * A file of the website as it lies in the bucket.
 *
 * @param text its content; cut if it is long
 * @param cut how much of it is not shown; empty if all of it is
 */
public record FileView(
    String key, String about, String contentType, String size, String text, String cut) {
  private static final int MOST_CHARACTERS = 60_000;

  public static FileView of(SiteFile file) {
    var text = file.body().text();
    boolean whole = text.length() <= MOST_CHARACTERS;
    return new FileView(
        file.key(),
        file.about(),
        file.contentType(),
        WebsiteView.size(file.body().length()),
        whole ? text : text.substring(0, MOST_CHARACTERS),
        whole ? "" : "The first " + MOST_CHARACTERS + " characters of " + text.length() + ".");
  }
}
