package dev.federationlab.web.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Message;
import dev.federationlab.flow.StageRun;
import dev.federationlab.flow.words.Meaning.Place;
import dev.federationlab.web.flow.HttpView.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A token that only its issuer can read: what little can be seen of it, and what the issuer said
 * when somebody asked.
 *
 * @param readable the part that can be read by anybody: the header of an encrypted token; empty if
 *     there is none
 * @param hidden the rest, in short unless it is asked for
 * @param length in characters
 * @param encrypted whether it is a JWE (RFC 7516), which has a header that says so
 * @param life absent if nobody says when it ends
 * @param said what the issuer answered about it, by question
 */
public record OpaqueTokenView(
    String kind,
    String readable,
    String hidden,
    int length,
    boolean encrypted,
    List<TokenView.Claim> header,
    TokenView.@Nullable Life life,
    List<Said> said,
    String toggleReveal,
    boolean revealed) {

  /**
   * What the issuer answered to one question.
   *
   * @param question {@code "GET /debug_token"}
   * @param by whose answer it is
   * @param href the exchange on the wire; absent if it was not recorded
   */
  public record Said(String question, String by, List<Field> fields, @Nullable String href) {}

  private static final Set<String> NOT_SHOWN =
      Set.of("codeVerifier", "state", "nonce", "accessToken", "refreshToken");

  static OpaqueTokenView of(Scene scene, FoundToken found) {
    var revealed = scene.spot().revealed();
    var header = header(found.text());
    var text = found.text();
    int dot = header.isPresent() ? text.indexOf('.') : 0;
    var rest = text.substring(dot);
    return new OpaqueTokenView(
        found.kind().id(),
        text.substring(0, dot),
        revealed
            ? rest
            : header.isPresent() ? "." + Secrets.masked(rest.substring(1)) : Secrets.masked(rest),
        text.length(),
        header.isPresent(),
        header.map(node -> TokenView.claims(scene, Place.TOKEN_HEADER, node)).orElse(List.of()),
        Optional.ofNullable(found.artifact()).flatMap(a -> life(scene, a)).orElse(null),
        said(scene, found),
        scene.spot().revealed(!revealed).href(),
        revealed);
  }

  /** Whether it comes from a provider, who can be asked about it. */
  public boolean ofProvider() {
    return kind.equals(ArtifactKind.PROVIDER_TOKEN.id());
  }

  /** Five parts make a JWE in compact form (RFC 7516 §7.1); the first is readable. */
  private static Optional<JsonNode> header(String text) {
    if (text.chars().filter(c -> c == '.').count() != 4) {
      return Optional.empty();
    }
    try {
      var first = Base64.getUrlDecoder().decode(text.substring(0, text.indexOf('.')));
      return Bodies.json(new String(first, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<TokenView.Life> life(Scene scene, Artifact token) {
    var end = token.expiresAt();
    return end == null
        ? Optional.empty()
        : TokenView.life(token.issuedAt().getEpochSecond(), end.getEpochSecond(), scene.now());
  }

  /** The latest answer to each question that was asked with this token, or about it. */
  private static List<Said> said(Scene scene, FoundToken found) {
    var answers = new TreeMap<String, Said>();
    var runs =
        Stream.concat(scene.progress().latest().values().stream(), scene.shown().stream()).toList();
    for (var run : runs) {
      for (int i = 0; i < run.messages().size(); i++) {
        var message = run.messages().get(i);
        if (about(message, found)) {
          said(scene, run, message, i + 1).ifPresent(said -> answers.put(said.question(), said));
        }
      }
    }
    if (answers.isEmpty()) {
      kept(scene, found).ifPresent(said -> answers.put(said.question(), said));
    }
    return List.copyOf(answers.values());
  }

  /** Only where the issuer itself answered: others were told what it said. */
  private static boolean about(Message message, FoundToken found) {
    var to = message.receiver();
    return (to == dev.federationlab.flow.Actor.FACEBOOK
            || to == dev.federationlab.flow.Actor.AMAZON
            || to == dev.federationlab.flow.Actor.GOOGLE)
        && SentToken.in(message).stream().anyMatch(sent -> sent.text().equals(found.text()));
  }

  private static Optional<Said> said(Scene scene, StageRun run, Message message, int number) {
    var secrets = Secrets.of(scene.spot().revealed(), scene.progress(), scene.shown());
    var fields = new Fields(scene, secrets);
    return message
        .exchange()
        .response()
        .map(response -> Bodies.fields(response.body().text()))
        .filter(pairs -> !pairs.isEmpty())
        .map(
            pairs ->
                new Said(
                    message.title(),
                    message.receiver().title(),
                    fields.of(Place.RESPONSE_FIELD, pairs),
                    address(scene, run, number)));
  }

  private static @Nullable String address(Scene scene, StageRun run, int number) {
    var here = run.stage().equals(scene.stage().id());
    if (!here && !run.honest()) {
      return null;
    }
    var spot = here ? scene.spot() : scene.spot().inStage(run.stage());
    return spot.at(Tab.WIRE).at(String.valueOf(number)).href();
  }

  /** Where no answer is recorded any more, what the app kept of them. */
  private static Optional<Said> kept(Scene scene, FoundToken found) {
    if (found.artifact() == null) {
      return Optional.empty();
    }
    var pairs = new ArrayList<Bodies.Pair>();
    new TreeMap<>(found.artifact().fields())
        .forEach(
            (name, value) -> {
              if (!NOT_SHOWN.contains(name)) {
                pairs.add(new Bodies.Pair(name, value));
              }
            });
    if (pairs.isEmpty()) {
      return Optional.empty();
    }
    var secrets = Secrets.of(scene.spot().revealed(), scene.progress(), scene.shown());
    return Optional.of(
        new Said(
            "what the app keeps of it",
            "the app",
            new Fields(scene, secrets).of(Place.RESPONSE_FIELD, pairs),
            null));
  }
}
