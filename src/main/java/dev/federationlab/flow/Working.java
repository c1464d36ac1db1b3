package dev.federationlab.flow;

/**
 * A number or text that the app computed or was given while a stage's arithmetic ran, for stages
 * whose point is the arithmetic.
 *
 * @param id names its words in the content: {@code "## Working ID: TITLE"} of its stage
 * @param value as it would be written down
 * @param crossed whether it crossed the wire, in either direction; else it never left the app
 */
public record Working(String id, String value, boolean crossed) {}
