package dev.federationlab.flow.edit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a learner put in the place of a policy.
 *
 * @param place by its {@link PolicyPlace#id}
 * @param flow in which it was saved last; starting that flow afresh takes it back
 * @param stage at which it was saved last
 * @param text as the learner wrote it
 * @param before what was in force when it was first edited; absent if there was no policy
 */
public record Edit(
    String place, String flow, String stage, String text, @Nullable String before, Instant at) {}
