package dev.federationlab.aws;

import dev.federationlab.http.Headers;
import dev.federationlab.store.Transaction;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which pages of other origins may ask and read, where resources have rules of their own: the CORS
 * rules of S3's buckets.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</a>
 */
public interface CrossOrigin {

  /**
   * What a browser tells of a page that asks.
   *
   * @param origin of the page; empty if the request names none
   * @param method of the request that the page wants to make; of this request itself, if it does
   *     not say
   * @param methodAsked whether it says so
   * @param headers names of the headers that the page wants to send, in lower case and in order
   */
  record Question(
      Optional<String> origin, String method, boolean methodAsked, List<String> headers) {
    public Question {
      headers = List.copyOf(headers);
    }

    /** The question of a preflight, or of the request itself. */
    public static Question of(Incoming request) {
      var asked = request.headers().first("access-control-request-method");
      return new Question(
          request.headers().first("origin").filter(origin -> !origin.isEmpty()),
          asked.orElse(request.method()),
          asked.isPresent(),
          request
              .headers()
              .first("access-control-request-headers")
              .map(Question::names)
              .orElse(List.of()));
    }

    private static List<String> names(String list) {
      return Arrays.stream(list.split(",", -1))
          .map(name -> name.strip().toLowerCase(Locale.ROOT))
          .filter(name -> !name.isEmpty())
          .toList();
    }
  }

  /**
   * The headers of the answer to a preflight.
   *
   * @param bucketAndKey what the request names: a bucket, or a bucket and a key
   * @throws ServiceException AccessForbidden, saying what is missing
   */
  Headers preflight(
      Transaction store, Explanation explanation, List<String> bucketAndKey, Question question);

  /** The headers by which a page may read an answer; none if it may not. */
  Headers readable(Transaction store, List<String> bucketAndKey, Question question);
}
