package dev.federationlab.aws.s3;

import dev.federationlab.aws.CrossOrigin;
import dev.federationlab.http.Headers;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a bucket by which pages of other origins may ask, as it was put.
 *
 * @param origins may hold one {@code *} each, which stands for any text
 * @param headers names that may be sent, likewise
 * @param exposed names of the answer's headers that scripts may read
 * @param maxAgeSeconds how long browsers may remember the answer to a preflight
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html">Elements of
 *     a CORS configuration</a>
 */
record CorsRule(
    @Nullable String id,
    List<String> origins,
    List<String> methods,
    List<String> headers,
    List<String> exposed,
    @Nullable Integer maxAgeSeconds) {
  private static final String ANY = "*";

  CorsRule {
    origins = List.copyOf(origins);
    methods = List.copyOf(methods);
    headers = List.copyOf(headers);
    exposed = List.copyOf(exposed);
  }

  boolean allowsOrigin(CrossOrigin.Question question) {
    return question
        .origin()
        .filter(origin -> origins.stream().anyMatch(it -> fits(it, origin)))
        .isPresent();
  }

  boolean allowsMethod(CrossOrigin.Question question) {
    return methods.contains(question.method());
  }

  boolean allowsHeaders(CrossOrigin.Question question) {
    return question.headers().stream()
        .allMatch(name -> headers.stream().anyMatch(it -> fits(it.toLowerCase(Locale.ROOT), name)));
  }

  boolean allows(CrossOrigin.Question question) {
    return allowsOrigin(question) && allowsMethod(question) && allowsHeaders(question);
  }

  /** What an answer says to a browser whose question this rule allows. */
  Headers answer(CrossOrigin.Question question) {
    boolean anyone = origins.contains(ANY);
    var answer =
        Headers.of(
            "Access-Control-Allow-Origin",
            anyone ? ANY : question.origin().orElseThrow(),
            "Access-Control-Allow-Methods",
            String.join(", ", methods));
    if (!question.headers().isEmpty()) {
      answer = answer.and("Access-Control-Allow-Headers", String.join(", ", question.headers()));
    }
    if (!exposed.isEmpty()) {
      answer = answer.and("Access-Control-Expose-Headers", String.join(", ", exposed));
    }
    if (maxAgeSeconds != null) {
      answer = answer.and("Access-Control-Max-Age", maxAgeSeconds.toString());
    }
    if (!anyone) {
      answer = answer.and("Access-Control-Allow-Credentials", "true");
    }
    return answer.and(
        "Vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Method");
  }

  /** Whether a text is the pattern, whose one {@code *} stands for any text, none included. */
  private static boolean fits(String pattern, String text) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(text);
    }
    var before = pattern.substring(0, star);
    var after = pattern.substring(star + 1);
    return text.length() >= before.length() + after.length()
        && text.startsWith(before)
        && text.endsWith(after);
  }
}
