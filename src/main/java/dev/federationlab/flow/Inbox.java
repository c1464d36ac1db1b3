package dev.federationlab.flow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the user pools of a sandbox have sent, read through the AWS side's control endpoint: where
 * the real ones would send mail, these have an inbox. No part of any protocol, and not recorded.
 */
final class Inbox {
  private final Sandboxes sandboxes;
  private final Parties parties;

  Inbox(Sandboxes sandboxes, Parties parties) {
    this.sandboxes = sandboxes;
    this.parties = parties;
  }

  /**
   * The messages of a sandbox, oldest first.
   *
   * @param after the ID of the last message that is known already; empty for all
   * @throws ConversationBroken if the inbox cannot be read
   */
  List<InboxMessage> of(String accountId, String after) {
    var query = after.isEmpty() ? "" : "?after=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
    var answer = sandboxes.control(parties.aws(), "/_lab/inbox/" + accountId + query);
    return sandboxes.parsed(answer, Answer.class).messages();
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Answer(List<InboxMessage> messages) {}
}
