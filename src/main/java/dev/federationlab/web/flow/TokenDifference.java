package dev.federationlab.web.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Two tokens side by side, what changed first.
 *
 * @param sentences what the difference comes to
 * @param close the address at which the left one stands alone
 * @param turned the address at which the two have changed places
 */
public record TokenDifference(
    List<String> sentences, Side left, Side right, List<Row> rows, String close, String turned) {

  /** Which token stands on a side. */
  public record Side(String kind, String title, String note) {}

  /**
   * A header parameter or claim.
   *
   * @param look {@code "changed"}, {@code "added"}, {@code "removed"} or {@code "same"}
   * @param mark its sign in the gutter, and {@code word} the same for whoever does not see it
   * @param left absent if only the right one has it, and {@code right} the other way round
   */
  public record Row(
      String look,
      String mark,
      String word,
      String name,
      String of,
      @Nullable List<Piece> left,
      @Nullable List<Piece> right,
      String meaning) {}

  /** A part of a value; {@code changed} if the other side has something else there. */
  public record Piece(String text, boolean changed) {}

  private static final Set<String> TIMES = Set.of("iat", "exp", "nbf", "auth_time");
  private static final List<String> LOOKS = List.of("changed", "added", "removed", "same");

  static TokenDifference of(Scene scene, FoundToken left, FoundToken right) {
    var one = CompactToken.of(left.text());
    var other = CompactToken.of(right.text());
    var rows = new ArrayList<Row>();
    rows.addAll(rows(scene, "claim", one.claims(), other.claims()));
    rows.addAll(rows(scene, "header", one.header(), other.header()));
    rows.sort(Comparator.comparing(row -> LOOKS.indexOf(row.look())));
    return new TokenDifference(
        sentences(one, other),
        side(left),
        side(right),
        rows,
        scene.spot().ofToken(left.id(), null).href(),
        scene.spot().ofToken(right.id(), left.id()).href());
  }

  private static Side side(FoundToken token) {
    return new Side(
        token.kind().id(),
        token.kind().title(),
        token.note().isEmpty() ? "this run" : token.note());
  }

  private static List<Row> rows(
      Scene scene, String of, Optional<JsonNode> left, Optional<JsonNode> right) {
    var names = new LinkedHashSet<String>();
    left.ifPresent(node -> node.fieldNames().forEachRemaining(names::add));
    right.ifPresent(node -> node.fieldNames().forEachRemaining(names::add));
    return names.stream()
        .map(name -> row(scene, of, name, value(left, name), value(right, name)))
        .toList();
  }

  private static @Nullable String value(Optional<JsonNode> node, String name) {
    return node.filter(n -> n.has(name)).map(n -> Bodies.text(n.get(name))).orElse(null);
  }

  private static Row row(
      Scene scene, String of, String name, @Nullable String left, @Nullable String right) {
    var place =
        of.equals("header")
            ? dev.federationlab.flow.words.Meaning.Place.TOKEN_HEADER
            : dev.federationlab.flow.words.Meaning.Place.CLAIM;
    var meaning = scene.words().meaning(place, name).map(m -> m.text().html()).orElse("");
    if (left == null) {
      return new Row("added", "+", "only right", name, of, null, whole(name, right), meaning);
    }
    if (right == null) {
      return new Row("removed", "−", "only left", name, of, whole(name, left), null, meaning);
    }
    if (left.equals(right)) {
      return new Row("same", "=", "same", name, of, whole(name, left), whole(name, right), meaning);
    }
    var one = timed(name, left, pieces(left, right));
    var other = timed(name, right, pieces(right, left));
    return new Row("changed", "≠", "changed", name, of, one, other, meaning);
  }

  /** With the time that the seconds stand for. */
  private static List<Piece> timed(String name, @Nullable String value, List<Piece> pieces) {
    if (value == null || !TIMES.contains(name) || !value.matches("\\d{1,11}")) {
      return pieces;
    }
    var timed = new ArrayList<>(pieces);
    var at = Instant.ofEpochSecond(Long.parseLong(value));
    timed.add(new Piece(" · " + Times.clock(at) + " UTC", false));
    return timed;
  }

  private static List<Piece> whole(String name, @Nullable String text) {
    return timed(name, text, List.of(new Piece(String.valueOf(text), false)));
  }

  /** Marks what differs between the beginning and the end that both have. */
  static List<Piece> pieces(String text, String other) {
    int most = Math.min(text.length(), other.length());
    int begin = 0;
    while (begin < most && text.charAt(begin) == other.charAt(begin)) {
      begin++;
    }
    int end = 0;
    while (end < most - begin
        && text.charAt(text.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    // A few letters in common are chance.
    if ((begin + end) * 4 < most) {
      return List.of(new Piece(text, true));
    }
    var pieces = new ArrayList<Piece>();
    pieces.add(new Piece(text.substring(0, begin), false));
    pieces.add(new Piece(text.substring(begin, text.length() - end), true));
    pieces.add(new Piece(text.substring(text.length() - end), false));
    pieces.removeIf(piece -> piece.text().isEmpty());
    return pieces;
  }

  private static List<String> sentences(CompactToken left, CompactToken right) {
    var sentences = new ArrayList<String>();
    sentences.add(
        Objects.equals(text(left, "iss"), text(right, "iss"))
            ? "The same issuer"
                + (sameSubject(left, right) ? ", about the same person." : ", about somebody else.")
            : "The issuer changed from %s to %s."
                .formatted(said(text(left, "iss")), said(text(right, "iss"))));
    var use = text(left, "token_use");
    var otherUse = text(right, "token_use");
    if (!Objects.equals(use, otherUse)) {
      sentences.add(
          "token_use is %s on the left and %s on the right: neither is taken for the other."
              .formatted(said(use), said(otherUse)));
    }
    app(left, right).ifPresent(sentences::add);
    time(left, right).ifPresent(sentences::add);
    if (text(left, "origin_jti") != null
        && Objects.equals(text(left, "origin_jti"), text(right, "origin_jti"))) {
      sentences.add("Both come from the same sign-in (origin_jti).");
    }
    only(left, right).ifPresent(sentences::add);
    return sentences;
  }

  private static boolean sameSubject(CompactToken left, CompactToken right) {
    return Objects.equals(text(left, "sub"), text(right, "sub"));
  }

  private static Optional<String> app(CompactToken left, CompactToken right) {
    var one = text(left, "aud") != null ? "aud" : "client_id";
    var other = text(right, "aud") != null ? "aud" : "client_id";
    if (text(left, one) == null || text(right, other) == null) {
      return Optional.empty();
    }
    if (!Objects.equals(text(left, one), text(right, other))) {
      return Optional.of("They are for two different apps.");
    }
    return one.equals(other)
        ? Optional.empty()
        : Optional.of(
            "The app stands in %s on the left and in %s on the right.".formatted(one, other));
  }

  private static Optional<String> time(CompactToken left, CompactToken right) {
    var one = left.claims().map(node -> node.path("exp"));
    var other = right.claims().map(node -> node.path("exp"));
    if (one.isEmpty()
        || other.isEmpty()
        || !one.get().canConvertToLong()
        || !other.get().canConvertToLong()) {
      return Optional.empty();
    }
    long later = other.get().longValue() - one.get().longValue();
    if (later == 0) {
      return Optional.empty();
    }
    return Optional.of(
        "The right one ends %s %s."
            .formatted(Times.span(Math.abs(later)), later > 0 ? "later" : "earlier"));
  }

  /** The claims that say something of the person, and stand on one side only. */
  private static Optional<String> only(CompactToken left, CompactToken right) {
    var lost = onlyIn(left, right);
    var won = onlyIn(right, left);
    if (lost.isEmpty() && won.isEmpty()) {
      return Optional.empty();
    }
    var parts = new ArrayList<String>();
    if (!lost.isEmpty()) {
      parts.add("only the left one has " + lost);
    }
    if (!won.isEmpty()) {
      parts.add("only the right one has " + won);
    }
    var sentence = String.join(", ", parts) + ".";
    return Optional.of(sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1));
  }

  private static String onlyIn(CompactToken one, CompactToken other) {
    var names = new ArrayList<String>();
    one.claims()
        .ifPresent(
            node ->
                node.fieldNames()
                    .forEachRemaining(
                        name -> {
                          if (text(other, name) == null) {
                            names.add(name);
                          }
                        }));
    names.remove("aud");
    names.remove("client_id");
    return names.stream().limit(5).collect(Collectors.joining(", "))
        + (names.size() > 5 ? " and more" : "");
  }

  private static @Nullable String text(CompactToken token, String claim) {
    return token
        .claims()
        .filter(node -> node.has(claim))
        .map(node -> Bodies.text(node.get(claim)))
        .orElse(null);
  }

  private static String said(@Nullable String value) {
    return value == null ? "absent" : value;
  }
}
