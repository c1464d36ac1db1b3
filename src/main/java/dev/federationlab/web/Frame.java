package dev.federationlab.web;

import java.util.List;

/**
 * What surrounds every page.
 *
 * @param theme {@code "light"}, {@code "dark"}, or {@code "auto"}: as the system has it
 * @param keys whether single keys may be used as shortcuts
 * @param csrf the token that each form brings along
 * @param account what the chip beside the name of the region says; empty while the learner has no
 *     sandbox
 * @param progress {@code "11 of 34 stages run"}
 * @param here path and query of this page, for forms that come back to it
 */
public record Frame(
    List<Link> navigation,
    Theme theme,
    boolean keys,
    String csrf,
    String account,
    String progress,
    String here) {

  /** A way to an area of the site. */
  public record Link(String title, String href, boolean current) {}
}
