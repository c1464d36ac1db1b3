package dev.federationlab.web.flow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.federationlab.flow.words.Meaning;
import dev.federationlab.flow.words.Meaning.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token taken apart.
 *
 * @param kind what it is, for its colour
 * @param title what it is, in words
 * @param parts of the compact form, each in its colour
 * @param groups header and claims, by what they are good for
 * @param life absent if the token does not say when it begins and ends
 * @param keys of the issuer as the app fetched them; empty if it did not yet
 * @param signature what became of the signature, and {@code claims} what became of the claims: two
 *     verdicts, since either can hold without the other
 */
public record TokenView(
    String kind,
    String title,
    List<PartView> parts,
    List<Group> groups,
    @Nullable Life life,
    List<Key> keys,
    VerdictView signature,
    VerdictView claims,
    String toggleReveal,
    boolean revealed) {

  /** Whether one of the keys is the one that the header names. */
  public boolean tied() {
    return keys.stream().anyMatch(Key::match);
  }

  /**
   * A part of the compact form; {@code name} is {@code "header"}, {@code "payload"} or {@code
   * "signature"}.
   */
  public record PartView(String name, String text, boolean damaged) {}

  /** Claims that answer one question. */
  public record Group(String title, String part, List<Claim> claims) {}

  /** A claim; {@code when} is its value as a time, absent if it is none. */
  public record Claim(
      String name, String value, String meaning, String source, @Nullable When when) {}

  /** A moment in three forms. */
  public record When(String iso, String utc, String relative) {}

  /**
   * From issued to expired.
   *
   * @param elapsed how much of it has passed, 0 to 100
   * @param from when it was issued, as an ISO instant, and {@code fromClock} by the clock, in UTC
   * @param dated whether the clock alone would not say it: then the date stands with it
   */
  public record Life(
      int elapsed,
      boolean expired,
      String from,
      String fromClock,
      String expires,
      String expiresClock,
      String left,
      boolean dated) {}

  /** A published key; {@code match} if the token's header names it. */
  public record Key(String kid, String text, boolean match) {}

  /** {@code look} is {@code "passed"}, {@code "failed"} or {@code "open"}. */
  public record VerdictView(String look, String text) {}

  private static final int IN_SHORT = 110;
  private static final long DAY = 24 * 60 * 60;
  private static final Set<String> TIMES = Set.of("iat", "exp", "nbf", "auth_time", "updated_at");
  private static final List<Job> JOBS =
      List.of(
          new Job("Who says it", "iss"),
          new Job(
              "About whom",
              "sub",
              "cognito:username",
              "username",
              "identities",
              "email",
              "email_verified",
              "phone_number",
              "phone_number_verified",
              "name",
              "given_name",
              "family_name",
              "picture",
              "hd"),
          new Job("For whom, and for what", "aud", "client_id", "azp", "token_use", "scope"),
          new Job(
              "Which groups and roles",
              "cognito:groups",
              "cognito:preferred_role",
              "cognito:roles"),
          new Job("When", "iat", "nbf", "exp", "auth_time"),
          new Job(
              "To tie it to this sign-in", "nonce", "at_hash", "origin_jti", "jti", "event_id"));

  /** What claims are good for, and which these are. */
  private record Job(String title, List<String> claims) {
    Job(String title, String... claims) {
      this(title, List.of(claims));
    }
  }

  static TokenView of(Scene scene, FoundToken found) {
    var compact = CompactToken.of(found.text());
    var revealed = scene.spot().revealed();
    var header = compact.header();
    var claims = compact.claims();
    var groups = new ArrayList<Group>();
    header.ifPresent(
        node ->
            groups.add(
                new Group(
                    "Header", "header", claims(scene, Place.TOKEN_HEADER, node, kidFirst(node)))));
    claims.ifPresent(node -> groups.addAll(grouped(scene, node)));
    var kid = header.map(node -> node.path("kid").asText("")).orElse("");
    return new TokenView(
        found.kind().id(),
        found.kind().title(),
        parts(compact, revealed),
        groups,
        claims.flatMap(node -> life(node, scene.now())).orElse(null),
        JwksSeen.in(scene, kid),
        Verdicts.signature(found, header.map(node -> node.path("alg").asText("")).orElse(""), kid),
        Verdicts.claims(found),
        scene.spot().revealed(!revealed).href(),
        revealed);
  }

  /** Without its signature a token is good for nothing: that is hidden; the rest is cut short. */
  private static List<PartView> parts(CompactToken compact, boolean revealed) {
    return compact.parts().stream()
        .map(
            part -> {
              var hidden =
                  part.name().equals("signature") && !revealed && part.text().length() > 12;
              return new PartView(
                  part.name(),
                  hidden ? Secrets.masked(part.text()) : revealed ? part.text() : inShort(part),
                  part.damaged());
            })
        .toList();
  }

  private static String inShort(CompactToken.Part part) {
    return part.text().length() > IN_SHORT ? part.text().substring(0, IN_SHORT) + "…" : part.text();
  }

  private static List<Group> grouped(Scene scene, JsonNode claims) {
    var groups = new ArrayList<Group>();
    var rest = new ArrayList<>(names(claims));
    for (var job : JOBS) {
      var present = job.claims().stream().filter(claims::has).toList();
      if (!present.isEmpty()) {
        groups.add(new Group(job.title(), "payload", claims(scene, Place.CLAIM, claims, present)));
        rest.removeAll(present);
      }
    }
    if (!rest.isEmpty()) {
      groups.add(new Group("The rest", "payload", claims(scene, Place.CLAIM, claims, rest)));
    }
    return groups;
  }

  /** The key's name stands where the line to the key begins. */
  private static List<String> kidFirst(JsonNode header) {
    return names(header).stream()
        .sorted(Comparator.comparing(name -> !name.equals("kid")))
        .toList();
  }

  private static List<String> names(JsonNode node) {
    var names = new ArrayList<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** All fields of a token's part with what they mean. */
  static List<Claim> claims(Scene scene, Place place, JsonNode node) {
    return claims(scene, place, node, names(node));
  }

  private static List<Claim> claims(Scene scene, Place place, JsonNode node, List<String> names) {
    return names.stream()
        .map(
            name -> {
              var meaning = scene.words().meaning(place, name);
              var value = node.get(name);
              return new Claim(
                  name,
                  Bodies.text(value),
                  meaning.map(m -> m.text().html()).orElse(""),
                  meaning.map(Meaning::source).orElse(""),
                  TIMES.contains(name) && value.canConvertToLong()
                      ? when(value.longValue(), scene.now())
                      : null);
            })
        .toList();
  }

  private static When when(long seconds, Instant now) {
    var at = Instant.ofEpochSecond(Math.max(-62_135_596_800L, Math.min(seconds, 253_402_300_799L)));
    return new When(at.toString(), Times.full(at), Times.relative(at, now));
  }

  private static Optional<Life> life(JsonNode claims, Instant now) {
    return claims.path("iat").canConvertToLong() && claims.path("exp").canConvertToLong()
        ? life(claims.get("iat").longValue(), claims.get("exp").longValue(), now)
        : Optional.empty();
  }

  /** From the one moment to the other, in seconds since 1970; empty if that cannot be shown. */
  static Optional<Life> life(long from, long to, Instant now) {
    if (to <= from || to > 253_402_300_799L) {
      return Optional.empty();
    }
    var end = Instant.ofEpochSecond(to);
    var dated = to - from > DAY;
    long elapsed = Math.max(0, Math.min(100, (now.getEpochSecond() - from) * 100 / (to - from)));
    var begin = Instant.ofEpochSecond(Math.max(-62_135_596_800L, from));
    return Optional.of(
        new Life(
            (int) elapsed,
            !now.isBefore(end),
            begin.toString(),
            dated ? Times.full(begin) : Times.clock(begin) + " UTC",
            end.toString(),
            dated ? Times.full(end) : Times.clock(end) + " UTC",
            Times.left(end, now),
            dated));
  }
}
