package dev.federationlab.aws.userpools.user;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/**
 * The attribute {@code identities} of a profile: a JSON text, in which {@code primary} is a boolean
 * and {@code dateCreated} a number (aws-behaviour 3.8).
 */
final class Identities {
  private static final JsonMapper JSON = new JsonMapper();

  private Identities() {}

  static String json(List<User.Identity> identities) {
    ArrayNode all = JSON.createArrayNode();
    for (var identity : identities) {
      all.addObject()
          .put("userId", identity.userId())
          .put("providerName", identity.providerName())
          .put("providerType", identity.providerType())
          .put("issuer", identity.issuer())
          .put("primary", identity.primary())
          .put("dateCreated", identity.createdAt().toEpochMilli());
    }
    return all.toString();
  }
}
