package dev.federationlab.aws.iam;

import dev.federationlab.aws.ServiceException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What names and paths of entities may look like, so that an ARN can be read back. */
final class Names {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_+=,.@-]+");
  private static final Pattern PATH = Pattern.compile("/|/[\\x21-\\x7e]{1,510}/");
  private static final int DESCRIPTION = 1000;

  private Names() {}

  /**
   * @param member as the API names it: {@code roleName}
   */
  static String name(String member, String value, int longest) {
    if (!NAME.matcher(value).matches()) {
      throw new ServiceException(
          IamError.VALIDATION_ERROR,
          "The specified value for "
              + member
              + " is invalid. It must contain only alphanumeric characters and/or the following:"
              + " +=,.@_-");
    }
    if (value.length() > longest) {
      throw new ServiceException(
          IamError.VALIDATION_ERROR,
          "1 validation error detected: Value '"
              + value
              + "' at '"
              + member
              + "' failed to satisfy constraint: Member must have length less than or equal to "
              + longest);
    }
    return value;
  }

  static String path(@Nullable String path) {
    if (path == null) {
      return "/";
    }
    if (!PATH.matcher(path).matches() || path.contains("//")) {
      throw new ServiceException(
          IamError.VALIDATION_ERROR,
          "The specified value for path is invalid. It must begin and end with / and contain only"
              + " alphanumeric characters and/or / characters.");
    }
    return path;
  }

  static @Nullable String description(@Nullable String text) {
    if (text != null && text.length() > DESCRIPTION) {
      throw new ServiceException(
          IamError.VALIDATION_ERROR,
          "1 validation error detected: Value at 'description' failed to satisfy constraint: Member"
              + " must have length less than or equal to "
              + DESCRIPTION);
    }
    return text;
  }

  /** Names are unique whatever their case. */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
