package dev.federationlab.flow;

import dev.federationlab.flow.client.AwsClients;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/**
 * Looks into learners' sandboxes as their root, as a console would: what is asked is not recorded.
 */
public interface AsRoot {

  /** What is asked. */
  @FunctionalInterface
  interface Look<T> {

    /**
     * @param root signs a call
     * @param secrets of the sandbox, by what they are called, for those who have to recognise them;
     *     never to be shown
     */
    T at(AwsClients aws, AwsRequestOverrideConfiguration root, Map<String, String> secrets);
  }

  /**
   * What a look at the learner's sandbox found; empty if they have none.
   *
   * @throws ConversationBroken if AWS cannot be reached, or refuses
   */
  <T> Optional<T> call(String learnerId, Look<T> look);
}
