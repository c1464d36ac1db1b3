package dev.federationlab.aws.userpools.trigger;

import dev.federationlab.aws.Afterwards;
import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.Learnt;
import java.time.Instant;

/** The request in which a function is asked. */
public record Situation(
    String requestId, Instant now, Explanation explanation, Learnt learnt, Afterwards afterwards) {}
