/**
 * What a learner changed of the policies that flows set up: where a policy is kept, how it is read
 * and written through the API of AWS, and what the lab remembers of it.
 *
 * <pre>
 * PolicyReading (of a decision) ──PolicyPlace.of──► PolicyPlace ──read, write──► AWS, as the sandbox's root
 * preparation of a run ──PolicyWrites──► KeptEdits: the original    saved in the editor ──► KeptEdits: the edit
 * </pre>
 *
 * AWS holds the text that is in force; this package only remembers what the flow had put there and
 * what the learner put in its place. Knows nothing of stages, runs and pages.
 */
@NullMarked
package dev.federationlab.flow.edit;

import org.jspecify.annotations.NullMarked;
