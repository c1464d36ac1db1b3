package dev.federationlab.web.flow;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a stage: one of them taken apart, or two side by side. Of the last three exactly
 * one is there.
 *
 * @param choices the tokens to look at; one alone needs no choice
 * @param against the tokens that the chosen one can be compared with
 * @param token absent where the chosen one cannot be read, or two are compared
 * @param opaque absent where the chosen one can be read
 * @param difference absent unless two are compared
 */
public record TokenTab(
    List<Choice> choices,
    List<Choice> against,
    String title,
    String where,
    @Nullable TokenView token,
    @Nullable OpaqueTokenView opaque,
    @Nullable TokenDifference difference) {

  /** A token and its address; {@code note} says which of its kind it is. */
  public record Choice(
      String id, String kind, String title, String note, String href, boolean current) {}

  /** Empty if there is no token yet. */
  static Optional<TokenTab> of(Scene scene) {
    var tokens = FoundTokens.in(scene);
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    var spot = scene.spot();
    var chosen =
        Optional.ofNullable(spot.token())
            .flatMap(id -> FoundTokens.named(tokens, id))
            .orElse(tokens.get(0));
    var other =
        Optional.ofNullable(spot.against())
            .flatMap(id -> FoundTokens.named(tokens, id))
            .filter(token -> !token.equals(chosen) && token.readable() && chosen.readable());
    var against =
        tokens.stream()
            .filter(token -> chosen.readable() && token.readable() && !token.equals(chosen))
            .map(
                token ->
                    choice(
                        token,
                        spot.ofToken(chosen.id(), token.id()).href(),
                        other.filter(token::equals).isPresent()))
            .toList();
    return Optional.of(
        new TokenTab(
            tokens.stream()
                .map(
                    token ->
                        choice(token, spot.ofToken(token.id(), null).href(), token.equals(chosen)))
                .toList(),
            against,
            inSentence(chosen.kind().title()),
            chosen.where(),
            other.isEmpty() && chosen.readable() ? TokenView.of(scene, chosen) : null,
            chosen.readable() ? null : OpaqueTokenView.of(scene, chosen),
            other.map(o -> TokenDifference.of(scene, chosen, o)).orElse(null)));
  }

  /** A title within a sentence: only an abbreviation keeps its capitals there. */
  private static String inSentence(String title) {
    return title.startsWith("ID ")
        ? title
        : title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1);
  }

  private static Choice choice(FoundToken token, String href, boolean current) {
    return new Choice(
        token.id(), token.kind().id(), token.kind().title(), token.note(), href, current);
  }
}
