package dev.federationlab.flow;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something a stage yielded.
 *
 * @param value as it crosses the wire: the code, the compact token, the object's key; for
 *     credentials the access key ID
 * @param fields its further parts, secret ones included: {@code secretAccessKey}, {@code
 *     sessionToken}, {@code codeVerifier}
 * @param expiresAt when it stops being worth anything; absent if it does not by itself
 */
public record Artifact(
    ArtifactKind kind,
    String value,
    Map<String, String> fields,
    Instant issuedAt,
    @Nullable Instant expiresAt) {
  public Artifact {
    fields = Map.copyOf(fields);
  }

  /** The same with another part. */
  public Artifact with(String field, String text) {
    var changed = new HashMap<>(fields);
    changed.put(field, text);
    return new Artifact(kind, value, changed, issuedAt, expiresAt);
  }

  /** The same without a part. */
  public Artifact without(String field) {
    var changed = new HashMap<>(fields);
    changed.remove(field);
    return new Artifact(kind, value, changed, issuedAt, expiresAt);
  }

  /** An artifact is expired <em>at</em> its expiry. */
  public boolean expired(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }
}
