package dev.federationlab.prose;

/**
 * A heading of a rendered text.
 *
 * @param level 2 for {@code ##}
 * @param id its anchor, unique in the text
 * @param text without marks, unescaped
 */
public record Heading(int level, String id, String text) {}
