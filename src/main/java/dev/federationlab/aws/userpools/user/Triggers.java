package dev.federationlab.aws.userpools.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.federationlab.aws.userpools.message.Medium;
import dev.federationlab.aws.userpools.message.Purpose;
import dev.federationlab.aws.userpools.message.Words;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.trigger.Asking;
import dev.federationlab.aws.userpools.trigger.Question;
import dev.federationlab.aws.userpools.trigger.Responses;
import dev.federationlab.aws.userpools.trigger.Trigger;
import dev.federationlab.aws.userpools.trigger.TriggerErrors;
import java.util.Map;
import java.util.Optional;

/**
 * What a pool asks functions of its owner while users come to be and sign in (aws-behaviour 3.14).
 * Each of these throws a {@link dev.federationlab.aws.ServiceException} if the function refuses or
 * fails, and an {@link dev.federationlab.aws.Errand} if it has to be asked first.
 */
public final class Triggers {
  private static final int LONGEST_SMS = 140;
  private static final int LONGEST_SUBJECT = 140;
  private static final int LONGEST_MAIL = 20_000;

  private final Asking asking;

  public Triggers(Asking asking) {
    this.asking = asking;
  }

  /**
   * What every function is told.
   *
   * @param source {@code "PreSignUp_SignUp"}
   * @param clientId empty where an administrator acts
   * @param user as they would be, or are
   * @param validationData only for this decision, never kept
   */
  record Event(
      String source,
      Pool pool,
      String clientId,
      User user,
      Map<String, String> validationData,
      Map<String, String> clientMetadata) {
    Event {
      validationData = Map.copyOf(validationData);
      clientMetadata = Map.copyOf(clientMetadata);
    }
  }

  /** What the pre sign-up function decided. */
  record PreSignUp(boolean confirm, boolean verifyEmail, boolean verifyPhone) {
    /** Nothing out of the ordinary. */
    static final PreSignUp USUAL = new PreSignUp(false, false, false);
  }

  /** Asked before a user is created. */
  PreSignUp preSignUp(Moment moment, Event event) {
    var request = request(Question.object(event.user().attributes()));
    request.set(
        "validationData",
        event.validationData().isEmpty()
            ? JsonNodeFactory.instance.nullNode()
            : Question.object(event.validationData()));
    Question.metadata(request, event.clientMetadata());
    var response = JsonNodeFactory.instance.objectNode();
    response.put("autoConfirmUser", false);
    response.put("autoVerifyEmail", false);
    response.put("autoVerifyPhone", false);
    return asking
        .ask(moment.situation(), question(Trigger.PRE_SIGN_UP, event, request, response))
        .map(
            answer ->
                new PreSignUp(
                    Responses.flag(answer, "autoConfirmUser"),
                    Responses.flag(answer, "autoVerifyEmail"),
                    Responses.flag(answer, "autoVerifyPhone")))
        .orElse(PreSignUp.USUAL);
  }

  /**
   * Told, once it is committed, that a user has been confirmed, or has come back by a reset. What
   * it throws is the answer, but the user stays confirmed.
   */
  void postConfirmation(Moment moment, Event event) {
    var request = request(attributes(event.user()));
    Question.metadata(request, event.clientMetadata());
    asking.tell(
        moment.situation(),
        question(Trigger.POST_CONFIRMATION, event, request, JsonNodeFactory.instance.objectNode()));
  }

  /**
   * Asked before a user proves who they are.
   *
   * @param user absent where nobody may learn that there is none
   * @param name as it was typed
   */
  public void preAuthentication(
      Moment moment,
      Pool pool,
      String clientId,
      Optional<User> user,
      String name,
      Map<String, String> validationData) {
    var request =
        request(user.map(Triggers::attributes).orElseGet(JsonNodeFactory.instance::objectNode));
    request.set(
        "validationData",
        validationData.isEmpty()
            ? JsonNodeFactory.instance.nullNode()
            : Question.object(validationData));
    if (user.isEmpty()) {
      request.put("userNotFound", true);
    }
    asking.ask(
        moment.situation(),
        new Question(
            Trigger.PRE_AUTHENTICATION,
            "PreAuthentication_Authentication",
            pool,
            clientId,
            user.map(User::username).orElse(name),
            request,
            JsonNodeFactory.instance.objectNode()));
  }

  /** Asked when a user has proved who they are, before they get their tokens. */
  public void postAuthentication(
      Moment moment, Pool pool, String clientId, User user, Map<String, String> clientMetadata) {
    var request = request(attributes(user));
    request.put("newDeviceUsed", false);
    Question.metadata(request, clientMetadata);
    asking.ask(
        moment.situation(),
        new Question(
            Trigger.POST_AUTHENTICATION,
            "PostAuthentication_Authentication",
            pool,
            clientId,
            user.username(),
            request,
            JsonNodeFactory.instance.objectNode()));
  }

  /**
   * Words for a message, which may hold {@code {####}} and {@code {username}}.
   *
   * @param usual what is said where the function says nothing
   */
  Words message(Moment moment, Purpose purpose, Medium medium, Event event, Words usual) {
    var request = request(attributes(event.user()));
    request.put("codeParameter", "{####}");
    request.put("linkParameter", "{##Click Here##}");
    request.put("usernameParameter", purpose == Purpose.ADMIN_CREATE_USER ? "{username}" : null);
    Question.metadata(request, event.clientMetadata());
    var response = JsonNodeFactory.instance.objectNode();
    response.putNull("smsMessage");
    response.putNull("emailMessage");
    response.putNull("emailSubject");
    return asking
        .ask(moment.situation(), question(Trigger.CUSTOM_MESSAGE, event, request, response))
        .map(answer -> words(answer, medium, usual))
        .orElse(usual);
  }

  private static Words words(JsonNode answer, Medium medium, Words usual) {
    var sms = text(answer, "smsMessage", LONGEST_SMS);
    var subject = text(answer, "emailSubject", LONGEST_SUBJECT);
    var mail = text(answer, "emailMessage", LONGEST_MAIL);
    return medium == Medium.SMS
        ? new Words("", sms.orElse(usual.text()))
        : new Words(subject.orElse(usual.subject()), mail.orElse(usual.text()));
  }

  private static Optional<String> text(JsonNode answer, String name, int longest) {
    var text = Responses.text(answer, name).filter(it -> !it.isEmpty());
    if (text.filter(it -> it.length() > longest).isPresent()) {
      throw TriggerErrors.unrecognizable();
    }
    return text;
  }

  private static Question question(
      Trigger trigger, Event event, ObjectNode request, ObjectNode response) {
    return new Question(
        trigger,
        event.source(),
        event.pool(),
        event.clientId(),
        event.user().username(),
        request,
        response);
  }

  private static ObjectNode request(ObjectNode attributes) {
    var request = JsonNodeFactory.instance.objectNode();
    request.set("userAttributes", attributes);
    return request;
  }

  /** The attributes of a user who exists, with what Cognito itself knows of them. */
  public static ObjectNode attributes(User user) {
    var attributes = JsonNodeFactory.instance.objectNode();
    attributes.put("sub", user.sub());
    attributes.put("cognito:user_status", user.status().toString());
    if (!user.identities().isEmpty()) {
      attributes.put("identities", Identities.json(user.identities()));
    }
    user.attributes().forEach(attributes::put);
    return attributes;
  }
}
