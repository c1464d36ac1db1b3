package dev.federationlab.aws.wire;

import dev.federationlab.http.Body;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The SDK's structures as JSON texts, in the form in which they cross the wire: for services that
 * keep them. Safe for many threads.
 */
public final class SdkJson {
  private final Shape.Cache shapes = new Shape.Cache(Map.of());
  private final JsonReader reader = new JsonReader(shapes);
  private final JsonEncoder encoder = new JsonEncoder(shapes);

  /** The structure as a JSON object. */
  public String write(SdkPojo structure) {
    return encoder.document(structure).text();
  }

  /**
   * The structure that a text stands for.
   *
   * @param builder an empty builder of its class
   * @throws IllegalStateException if it cannot be read
   */
  public <T extends SdkPojo> T read(String json, SdkPojo builder, Class<T> type) {
    try {
      reader.read(Body.of(json), builder);
    } catch (Unreadable e) {
      throw new IllegalStateException("not what was written: " + type.getSimpleName(), e);
    }
    return type.cast(Member.built(builder));
  }
}
