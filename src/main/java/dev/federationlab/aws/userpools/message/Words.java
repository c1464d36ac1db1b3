package dev.federationlab.aws.userpools.message;

import dev.federationlab.aws.userpools.pool.Pool;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DefaultEmailOptionType;
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
  private static final String CODE = "{####}";
  private static final String USERNAME = "{username}";
  private static final Pattern LINK = Pattern.compile("\\{##(.+?)##}");

  /** The templates that a pool would use, the placeholders still in them. */
  static Words templates(Pool pool, Purpose purpose, Medium medium) {
    return switch (purpose) {
      case ADMIN_CREATE_USER -> invitation(pool.type(), medium);
      case AUTHENTICATION -> authentication(pool.type(), medium);
      case SIGN_UP, RESEND_CODE, UPDATE_USER_ATTRIBUTE, VERIFY_USER_ATTRIBUTE ->
          verification(pool.type(), medium, "Your confirmation code is {####}", purpose);
      case FORGOT_PASSWORD ->
          verification(pool.type(), medium, "Your password reset code is {####}", purpose);
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

  private static Words verification(
      UserPoolType pool, Medium medium, String usual, Purpose purpose) {
    var template = Optional.ofNullable(pool.verificationMessageTemplate());
    if (medium == Medium.SMS) {
      var older = or(pool.smsVerificationMessage(), usual);
      return new Words("", template.map(VerificationMessageTemplateType::smsMessage).orElse(older));
    }
    if (template.isPresent() && byLink(template.get(), purpose)) {
      return new Words(
          or(template.get().emailSubjectByLink(), "Your verification link"),
          or(
              template.get().emailMessageByLink(),
              "Please click the link below to verify your email address. {##Verify Email##}"));
    }
    var subject = or(pool.emailVerificationSubject(), "Your verification code");
    var text = or(pool.emailVerificationMessage(), usual);
    return new Words(
        template.map(VerificationMessageTemplateType::emailSubject).orElse(subject),
        template.map(VerificationMessageTemplateType::emailMessage).orElse(text));
  }

  /** A link can only confirm a sign-up. */
  private static boolean byLink(VerificationMessageTemplateType template, Purpose purpose) {
    return template.defaultEmailOption() == DefaultEmailOptionType.CONFIRM_WITH_LINK
        && (purpose == Purpose.SIGN_UP || purpose == Purpose.RESEND_CODE);
  }

  private static String or(@Nullable String text, String usual) {
    return text == null ? usual : text;
  }

  /**
   * Puts code, username and link in their places.
   *
   * @param origin of the managed login, where the link leads
   */
  Words filled(Letter letter, URI origin) {
    return new Words(filled(subject, letter, origin), filled(text, letter, origin));
  }

  private static String filled(String template, Letter letter, URI origin) {
    var linked =
        LINK.matcher(template)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(found.group(1) + ": " + confirmation(letter, origin)));
    // The code goes in last: a username may be any text, and must not be read as a template.
    int code = linked.indexOf(CODE);
    return code < 0
        ? linked.replace(USERNAME, letter.username())
        : linked.substring(0, code).replace(USERNAME, letter.username())
            + letter.code()
            + linked
                .substring(code + CODE.length())
                .replace(CODE, letter.code())
                .replace(USERNAME, letter.username());
  }

  private static String confirmation(Letter letter, URI origin) {
    return origin
        + "/confirmUser?client_id="
        + encoded(letter.clientId())
        + "&user_name="
        + encoded(letter.username())
        + "&confirmation_code="
        + encoded(letter.code());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
