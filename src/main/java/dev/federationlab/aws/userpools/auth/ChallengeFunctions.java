package dev.federationlab.aws.userpools.auth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.federationlab.aws.userpools.trigger.Asking;
import dev.federationlab.aws.userpools.trigger.Question;
import dev.federationlab.aws.userpools.trigger.Responses;
import dev.federationlab.aws.userpools.trigger.Trigger;
import dev.federationlab.aws.userpools.user.Triggers;
import dev.federationlab.aws.userpools.user.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The three functions that make up a sign-in of a pool's own: which challenge comes next, what it
 * asks, and whether it was answered (aws-behaviour 3.14).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-challenge.html">Custom
 *     authentication challenge Lambda triggers</a>
 */
final class ChallengeFunctions {
  private final Asking asking;

  ChallengeFunctions(Asking asking) {
    this.asking = asking;
  }

  /**
   * Who signs in.
   *
   * @param user absent where nobody may learn that there is none
   * @param name of the user, or what stands for it
   */
  record Person(Optional<User> user, String name) {}

  /** A challenge that was met, or not. */
  record Result(String challengeName, boolean challengeResult, @Nullable String challengeMetadata) {
    static Result met(String challengeName) {
      return new Result(challengeName, true, null);
    }
  }

  /**
   * What is to follow.
   *
   * @param challengeName of the next challenge; empty if there is none
   */
  record Defined(String challengeName, boolean issueTokens, boolean failAuthentication) {}

  /**
   * A challenge.
   *
   * @param secret for the function that holds the answer against it
   */
  record Created(Map<String, String> open, Map<String, String> secret, Optional<String> metadata) {}

  /** Whether a pool has a sign-in of its own. */
  static boolean defined(Attempt attempt) {
    return Trigger.DEFINE_AUTH_CHALLENGE.function(attempt.pool()).isPresent();
  }

  Defined define(Attempt attempt, Person person, List<Result> session) {
    var request = request(attempt, person);
    sessionInto(request, session);
    var response = JsonNodeFactory.instance.objectNode();
    response.putNull("challengeName");
    response.putNull("issueTokens");
    response.putNull("failAuthentication");
    var answer =
        asking
            .ask(
                attempt.moment().situation(),
                question(Trigger.DEFINE_AUTH_CHALLENGE, attempt, person, request, response))
            .orElseThrow(() -> new IllegalStateException("not defined"));
    return new Defined(
        Responses.text(answer, "challengeName").orElse(""),
        Responses.flag(answer, "issueTokens"),
        Responses.flag(answer, "failAuthentication"));
  }

  /** A pool without the function asks nothing in particular. */
  Created create(Attempt attempt, Person person, String challengeName, List<Result> session) {
    var request = request(attempt, person);
    request.put("challengeName", challengeName);
    sessionInto(request, session);
    var response = JsonNodeFactory.instance.objectNode();
    response.putNull("publicChallengeParameters");
    response.putNull("privateChallengeParameters");
    response.putNull("challengeMetadata");
    return asking
        .ask(
            attempt.moment().situation(),
            question(Trigger.CREATE_AUTH_CHALLENGE, attempt, person, request, response))
        .map(
            answer ->
                new Created(
                    Responses.texts(answer, "publicChallengeParameters"),
                    Responses.texts(answer, "privateChallengeParameters"),
                    Responses.text(answer, "challengeMetadata")))
        .orElse(new Created(Map.of(), Map.of(), Optional.empty()));
  }

  /** In a pool without the function no answer is right. */
  boolean verify(Attempt attempt, Person person, Map<String, String> secret, String given) {
    var request = request(attempt, person);
    request.set("privateChallengeParameters", Question.object(secret));
    request.put("challengeAnswer", given);
    var response = JsonNodeFactory.instance.objectNode();
    response.putNull("answerCorrect");
    return asking
        .ask(
            attempt.moment().situation(),
            question(Trigger.VERIFY_AUTH_CHALLENGE_RESPONSE, attempt, person, request, response))
        .map(answer -> Responses.flag(answer, "answerCorrect"))
        .orElse(false);
  }

  private static Question question(
      Trigger trigger, Attempt attempt, Person person, ObjectNode request, ObjectNode response) {
    return new Question(
        trigger,
        trigger.apiName() + "_Authentication",
        attempt.pool(),
        attempt.client().id(),
        person.name(),
        request,
        response);
  }

  private static ObjectNode request(Attempt attempt, Person person) {
    var request = JsonNodeFactory.instance.objectNode();
    request.set(
        "userAttributes",
        person.user().map(Triggers::attributes).orElseGet(JsonNodeFactory.instance::objectNode));
    Question.metadata(request, attempt.metadata().clientMetadata());
    if (person.user().isEmpty()) {
      request.put("userNotFound", true);
    }
    return request;
  }

  private static void sessionInto(ObjectNode request, List<Result> session) {
    var results = request.putArray("session");
    session.forEach(
        result ->
            results
                .addObject()
                .put("challengeName", result.challengeName())
                .put("challengeResult", result.challengeResult())
                .put("challengeMetadata", result.challengeMetadata()));
  }
}
