package dev.federationlab.flow.words;

/**
 * The words of a fault.
 *
 * @param spoils what is done to what goes in
 * @param question who refuses, and why
 * @param story what happened, when it ended as expected
 * @param mend how to put it right
 * @param source where the rule is written
 */
public record FaultWords(
    String id,
    String title,
    Passage spoils,
    Question question,
    Passage story,
    Passage mend,
    String source) {}
