package dev.federationlab.web.flow;

import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.OwnClient;
import dev.federationlab.flow.words.StageWords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The same by other means.
 *
 * @param own the lines by which the learner's own AWS client uses what was gained; absent while
 *     there is no sandbox, and in flows that yield no credentials
 */
public record CodeView(List<StageWords.Snippet> snippets, @Nullable Own own) {

  /**
   * The learner's own client.
   *
   * @param ready whether there are credentials that are still good
   * @param lines masked unless they were asked for
   * @param place what the credentials may use of the bucket; {@code role} whose they are
   * @param gets the stage that yields credentials
   */
  public record Own(
      boolean ready,
      List<Line> lines,
      boolean revealed,
      String toggleReveal,
      String place,
      String role,
      Link gets) {}

  /** A snippet, and what to expect of it. */
  public record Line(StageWords.Snippet snippet, String expect) {}

  /** A way to a stage. */
  public record Link(String href, String title) {}

  static CodeView of(Scene scene, Map<String, String> values, Optional<OwnClient> client) {
    return new CodeView(
        scene.words().code(scene.stage().id(), values),
        client
            .filter(c -> scene.flow().artifacts().contains(ArtifactKind.CREDENTIALS))
            .map(c -> own(scene, c))
            .orElse(null));
  }

  private static Own own(Scene scene, OwnClient client) {
    var revealed = scene.spot().revealed();
    return new Own(
        client.credentials().isPresent(),
        OwnClientLines.of(client, scene.flow(), revealed),
        revealed,
        scene.spot().revealed(!revealed).href(),
        OwnClientLines.place(client),
        client.roleArn(),
        gets(scene));
  }

  private static Link gets(Scene scene) {
    var stage = scene.flow().yielding(ArtifactKind.CREDENTIALS).orElse(scene.stage());
    return new Link(
        Spot.of(scene.flow().id(), stage.id()).href(), scene.words().stage(stage.id()).title());
  }
}
