package dev.federationlab.aws.endpoint;

import dev.federationlab.aws.Incoming;
import dev.federationlab.http.Response;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Something on the AWS origin that is no operation of a service: a control endpoint, a page.
 *
 * @param takes whether a request is for it
 * @param answer answers it; throws nothing
 */
public record Mount(Predicate<Incoming> takes, Function<Incoming, Response> answer) {

  /** At exactly this path. */
  public static Mount at(String path, Function<Incoming, Response> answer) {
    return new Mount(request -> request.rawPath().equals(path), answer);
  }

  /**
   * At everything below a path.
   *
   * @param prefix ends with a slash
   */
  public static Mount below(String prefix, Function<Incoming, Response> answer) {
    return new Mount(request -> request.rawPath().startsWith(prefix), answer);
  }

  /**
   * The same, but for requests without AWS's signature only: paths of pages are names of buckets
   * too, and S3's clients sign.
   */
  public Mount unsigned() {
    return new Mount(request -> !signed(request) && takes.test(request), answer);
  }

  private static boolean signed(Incoming request) {
    return request.headers().first("authorization").orElse("").startsWith("AWS4-")
        || request.rawQuery().toLowerCase(Locale.ROOT).contains("x-amz-algorithm=");
  }
}
