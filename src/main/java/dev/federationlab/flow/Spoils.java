package dev.federationlab.flow;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * What a fault changed of what goes into a stage.
 *
 * @param artifacts spent in place of the learner's own
 * @param settings names in place of the stage's own: another role, another key
 * @param callback what becomes of the address with which the provider sends the browser back
 * @param onTheWay what becomes of a request to AWS after it was signed
 */
record Spoils(
    Map<ArtifactKind, Artifact> artifacts,
    Map<String, String> settings,
    UnaryOperator<URI> callback,
    UnaryOperator<SdkHttpRequest> onTheWay) {
  static final Spoils NONE =
      new Spoils(Map.of(), Map.of(), UnaryOperator.identity(), UnaryOperator.identity());

  Spoils {
    artifacts = Map.copyOf(artifacts);
    settings = Map.copyOf(settings);
  }

  Spoils spending(Artifact artifact) {
    var more = new HashMap<>(artifacts);
    more.put(artifact.kind(), artifact);
    return new Spoils(more, settings, callback, onTheWay);
  }

  Spoils setting(String name, String value) {
    var more = new HashMap<>(settings);
    more.put(name, value);
    return new Spoils(artifacts, more, callback, onTheWay);
  }
}
