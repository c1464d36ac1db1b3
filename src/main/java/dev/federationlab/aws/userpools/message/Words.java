package dev.federationlab.aws.userpools.message;

import dev.federationlab.aws.userpools.pool.Pool;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageTemplateType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerificationMessageTemplateType;

/**
 * The words of a message.
 *
 * @param subject empty for a text message
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-customizations.html">Messages</a>
 */
public record Words(String subject, String text) {
  private static final String USERNAME = "{username}";
  private static final Pattern PLACE = Pattern.compile("\\{####}|\\{username}");

  /** The templates that a pool has, or Cognito for it; the placeholders still in them. */
  public static Words templates(Pool pool, Purpose purpose, Medium medium) {
    return switch (purpose) {
      case ADMIN_CREATE_USER -> invitation(pool.type(), medium);
      case AUTHENTICATION -> authentication(pool.type(), medium);
      case SIGN_UP, RESEND_CODE, UPDATE_USER_ATTRIBUTE, VERIFY_USER_ATTRIBUTE ->
          verification(pool.type(), medium, "Your confirmation code is {####}");
      case FORGOT_PASSWORD ->
          verification(pool.type(), medium, "Your password reset code is {####}");
    };
  }

  private static Words invitation(UserPoolType pool, Medium medium) {
    var config = Optional.ofNullable(pool.adminCreateUserConfig());
    var template = config.map(it -> it.inviteMessageTemplate());
    var usual = "Your username is {username} and temporary password is {####}.";
    return medium == Medium.SMS
        ? new Words("", template.map(MessageTemplateType::smsMessage).orElse(usual))
        : new Words(
            template.map(MessageTemplateType::emailSubject).orElse("Your temporary password"),
            template.map(MessageTemplateType::emailMessage).orElse(usual));
  }

  private static Words authentication(UserPoolType pool, Medium medium) {
    var usual = "Your authentication code is {####}.";
    return medium == Medium.SMS
        ? new Words("", or(pool.smsAuthenticationMessage(), usual))
        : new Words("Your authentication code", usual);
  }

  private static Words verification(UserPoolType pool, Medium medium, String usual) {
    var template = Optional.ofNullable(pool.verificationMessageTemplate());
    if (medium == Medium.SMS) {
      var older = or(pool.smsVerificationMessage(), usual);
      return new Words("", template.map(VerificationMessageTemplateType::smsMessage).orElse(older));
    }
    var subject = or(pool.emailVerificationSubject(), "Your verification code");
    var text = or(pool.emailVerificationMessage(), usual);
    return new Words(
        template.map(VerificationMessageTemplateType::emailSubject).orElse(subject),
        template.map(VerificationMessageTemplateType::emailMessage).orElse(text));
  }

  private static String or(@Nullable String text, String usual) {
    return text == null ? usual : text;
  }

  /** Puts code and username in their places. */
  Words filled(Letter letter) {
    return new Words(filled(subject, letter), filled(text, letter));
  }

  /** In one pass: what is put in is never read as a template again. */
  private static String filled(String template, Letter letter) {
    return PLACE
        .matcher(template)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    place.group().equals(USERNAME) ? letter.username() : letter.code()));
  }
}
