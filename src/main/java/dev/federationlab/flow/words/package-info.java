/**
 * The words of flows: what a stage tells for each outcome, the question asked before its first run,
 * what each header, field and claim means. They are written in {@code content/flows/<flow>.md};
 * nothing here is known of what runs.
 */
@NullMarked
package dev.federationlab.flow.words;

import org.jspecify.annotations.NullMarked;
