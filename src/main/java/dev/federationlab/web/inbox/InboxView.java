package dev.federationlab.web.inbox;

import java.util.List;

/**
 * What arrived for the users of the learner's pools.
 *
 * @param letters newest first
 * @param last the ID of the newest; empty if there is none
 * @param silent why it cannot be read just now; empty if it can
 */
public record InboxView(List<LetterView> letters, String last, String silent) {}
