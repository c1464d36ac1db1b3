package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.ServiceException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is wrong with a form, in the words of its page.
 *
 * @param field the ID of the field; empty if it is of none
 */
record Fault(String field, String words) {
  private static final String POLICY = "Password did not conform with policy: ";
  private static final String SCHEMA = "Attributes did not conform to the schema: ";

  private static final Map<String, Fault> KNOWN =
      Map.ofEntries(
          Map.entry("AliasExistsException", username("Another account has this address already.")),
          Map.entry("CodeMismatchException", code("This code is not right. Try again.")),
          Map.entry("EnableSoftwareTokenMFAException", code("This code is not right. Try again.")),
          Map.entry("ExpiredCodeException", code("This code is no longer good. Send another.")),
          Map.entry("LimitExceededException", all("Too many tries. Wait a while.")),
          Map.entry(
              "PasswordHistoryPolicyViolationException", password("You had this password before.")),
          Map.entry("TooManyFailedAttemptsException", all("Too many tries. Wait a while.")),
          Map.entry("TooManyRequestsException", all("Too many tries. Wait a while.")),
          Map.entry("UserNotFoundException", username("There is no such account.")),
          Map.entry("UsernameExistsException", username("This account exists already.")));

  /** What a refusal of the API means for a form. */
  static List<Fault> of(ServiceException refusal) {
    var known = KNOWN.get(refusal.error().code());
    if (known != null) {
      return List.of(known);
    }
    var message = refusal.message();
    if (message.startsWith(POLICY)) {
      return List.of(password(sentence(message.substring(POLICY.length()))));
    }
    if (message.contains("'password' failed to satisfy")) {
      return List.of(password("Use six characters or more, without spaces at the ends."));
    }
    if (message.startsWith(SCHEMA)) {
      return message.substring(SCHEMA.length()).lines().map(Fault::ofAttribute).toList();
    }
    if (message.toLowerCase(Locale.ROOT).startsWith("username should be")
        || message.startsWith("Username cannot be")) {
      return List.of(username(sentence(message)));
    }
    if (message.startsWith("Invalid email address format")) {
      return List.of(new Fault("user-email", "This is not an e-mail address."));
    }
    if (message.startsWith("Invalid phone number format")) {
      return List.of(
          new Fault("user-phone_number", "Write it like +15550100: a plus, then digits."));
    }
    return List.of(all(sentence(message)));
  }

  /** {@code "email: The attribute is required"}. */
  private static Fault ofAttribute(String line) {
    int end = line.lastIndexOf(": ");
    return end < 0
        ? all(sentence(line))
        : new Fault(
            "user-" + line.substring(0, end),
            sentence(Attribute.label(line.substring(0, end)) + ": " + line.substring(end + 2)));
  }

  static Fault all(String words) {
    return new Fault("", words);
  }

  static Fault username(String words) {
    return new Fault("username", words);
  }

  static Fault password(String words) {
    return new Fault("password", words);
  }

  static Fault code(String words) {
    return new Fault("code", words);
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
