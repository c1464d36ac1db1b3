package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.userpools.message.Letter;
import dev.federationlab.aws.userpools.message.Medium;
import dev.federationlab.aws.userpools.message.Postman;
import dev.federationlab.aws.userpools.message.Purpose;
import dev.federationlab.aws.userpools.message.Words;
import dev.federationlab.aws.userpools.pool.Pool;
import java.util.Map;

/**
 * Sends codes and passwords to users, in the words that the pool's function, its templates or
 * Cognito have for them.
 */
final class Notices {
  private final Postman postman;
  private final Triggers triggers;

  Notices(Postman postman, Triggers triggers) {
    this.postman = postman;
    this.triggers = triggers;
  }

  /**
   * What is to be sent.
   *
   * @param address of the user
   * @param code or temporary password
   * @param clientId empty where an administrator acts
   */
  record Notice(
      Pool pool,
      User user,
      Purpose purpose,
      Medium medium,
      String address,
      String code,
      String clientId,
      Map<String, String> clientMetadata) {
    /** Without the code. */
    @Override
    public String toString() {
      return "Notice[" + purpose + " by " + medium + "]";
    }
  }

  /** Sends one. */
  Delivery send(Moment moment, Notice notice) {
    var letter =
        new Letter(
            notice.purpose(),
            notice.medium(),
            notice.address(),
            notice.user().username(),
            notice.code());
    var event =
        new Triggers.Event(
            "CustomMessage_" + notice.purpose().apiName(),
            notice.pool(),
            notice.clientId(),
            notice.user(),
            Map.of(),
            notice.clientMetadata());
    var usual = Words.templates(notice.pool(), notice.purpose(), notice.medium());
    var words = triggers.message(moment, notice.purpose(), notice.medium(), event, usual);
    postman.send(moment.store(), notice.pool(), letter, words, moment.now());
    return Destinations.masked(notice.medium(), notice.address());
  }
}
