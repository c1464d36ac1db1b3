package dev.federationlab.flow.fault.userpool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ConversationBroken;
import java.io.IOException;
import java.util.Base64;
import java.util.function.Consumer;

/** Artifacts with something else in the place of their value. */
final class Changed {
  private static final JsonMapper JSON = new JsonMapper();

  private Changed() {}

  static Artifact value(Artifact artifact, String value) {
    return new Artifact(
        artifact.kind(), value, artifact.fields(), artifact.issuedAt(), artifact.expiresAt());
  }

  /** A token with other claims, and the signature of the honest one. */
  static Artifact claims(Artifact token, Consumer<ObjectNode> change) {
    var parts = token.value().split("\\.");
    try {
      var claims = (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
      change.accept(claims);
      var payload = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(claims));
      return value(token, parts[0] + "." + payload + "." + parts[2]);
    } catch (IOException e) {
      throw new ConversationBroken("the token cannot be read: " + e.getMessage());
    }
  }

  private static byte[] bytes(ObjectNode claims) throws JsonProcessingException {
    return JSON.writeValueAsBytes(claims);
  }
}
