package dev.federationlab.flow.words;

/**
 * A piece of prose.
 *
 * @param markdown as it was written
 * @param html made from it, safe to put into a page as it is
 */
public record Passage(String markdown, String html) {}
