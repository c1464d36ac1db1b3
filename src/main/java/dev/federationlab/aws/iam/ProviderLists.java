package dev.federationlab.aws.iam;

import dev.federationlab.aws.ServiceException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The audiences and thumbprints of an OpenID Connect provider, within their limits (aws-behaviour
 * 1.6).
 */
final class ProviderLists {
  private static final int CLIENT_IDS = 100;
  private static final int CLIENT_ID = 255;
  private static final int THUMBPRINTS = 5;
  private static final Pattern THUMBPRINT = Pattern.compile("[0-9A-Fa-f]{40}");

  private ProviderLists() {}

  static List<String> clientIds(List<String> given) {
    var ids = given.stream().distinct().toList();
    if (ids.stream().anyMatch(id -> id.isEmpty() || id.length() > CLIENT_ID)) {
      throw new ServiceException(
          IamError.INVALID_INPUT, "Client IDs must have 1 to " + CLIENT_ID + " characters.");
    }
    if (ids.size() > CLIENT_IDS) {
      throw new ServiceException(
          IamError.LIMIT_EXCEEDED,
          "Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: " + CLIENT_IDS);
    }
    return ids;
  }

  static List<String> thumbprints(List<String> given) {
    if (given.size() > THUMBPRINTS) {
      throw new ServiceException(
          IamError.INVALID_INPUT,
          "Thumbprint list must contain at most " + THUMBPRINTS + " entries.");
    }
    if (given.stream().anyMatch(print -> !THUMBPRINT.matcher(print).matches())) {
      throw new ServiceException(
          IamError.INVALID_INPUT, "Thumbprints must be 40 hexadecimal characters.");
    }
    return List.copyOf(given);
  }
}
