package dev.federationlab.aws.s3;

import dev.federationlab.aws.ApiError;
import dev.federationlab.aws.CrossOrigin;
import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.decision.Check;
import dev.federationlab.http.Headers;
import dev.federationlab.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a page of another origin may ask a bucket: the first rule that allows origin, method and
 * headers decides. No key is looked up, and nobody is asked who they are: a preflight carries no
 * signature.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html">Using cross-origin
 *     resource sharing</a>
 */
final class CorsDecision implements CrossOrigin {
  private static final String SOURCE = "S3 User Guide, Using CORS";
  private static final ApiError BAD_REQUEST = new ApiError("BadRequest", 400, "Bad Request");
  private static final ApiError FORBIDDEN =
      new ApiError("AccessForbidden", 403, "CORSResponse: CORS is not enabled for this bucket.");

  @Override
  public Headers preflight(
      Transaction store, Explanation explanation, List<String> bucketAndKey, Question question) {
    if (question.origin().isEmpty()) {
      throw BAD_REQUEST.exception("Insufficient information. Origin request header needed.");
    }
    var name = bucketAndKey.isEmpty() ? "" : bucketAndKey.get(0);
    var bucket = find(store, bucketAndKey);
    explanation.check(new Check("bucket", "one that exists", name, bucket.isPresent(), SOURCE));
    if (bucket.isEmpty()) {
      throw forbidden("CORSResponse: Bucket not found", question, "BUCKET");
    }
    var rules = bucket.get().cors();
    explanation.check(
        new Check(
            "CORS rules of the bucket",
            "one at least",
            rules.size() + "",
            !rules.isEmpty(),
            SOURCE));
    if (rules.isEmpty()) {
      throw forbidden(FORBIDDEN.message(), question, "BUCKET");
    }
    if (!question.methodAsked()) {
      throw BAD_REQUEST.exception("Invalid Access-Control-Request-Method: null");
    }
    return rule(rules, question)
        .map(
            rule -> {
              note(explanation, rule, question);
              return rule.answer(question);
            })
        .orElseThrow(
            () -> {
              rules.forEach(rule -> note(explanation, rule, question));
              return forbidden(
                  "CORSResponse: This CORS request is not allowed. This is usually because the"
                      + " evalution of Origin, request method / Access-Control-Request-Method or"
                      + " Access-Control-Request-Headers are not whitelisted by the resource's CORS"
                      + " spec.",
                  question,
                  bucketAndKey.size() > 1 ? "OBJECT" : "BUCKET");
            });
  }

  @Override
  public Headers readable(Transaction store, List<String> bucketAndKey, Question question) {
    if (question.origin().isEmpty()) {
      return Headers.NONE;
    }
    return find(store, bucketAndKey)
        .flatMap(bucket -> rule(bucket.cors(), question))
        .map(rule -> rule.answer(question))
        .orElse(Headers.NONE);
  }

  private static Optional<Bucket> find(Transaction store, List<String> bucketAndKey) {
    return bucketAndKey.isEmpty()
        ? Optional.empty()
        : store
            .find(Bucket.GLOBAL, Bucket.KIND, bucketAndKey.get(0))
            .map(document -> document.value());
  }

  private static Optional<CorsRule> rule(List<CorsRule> rules, Question question) {
    return rules.stream().filter(rule -> rule.allows(question)).findFirst();
  }

  private static void note(Explanation explanation, CorsRule rule, Question question) {
    explanation.checks(
        () ->
            List.of(
                new Check(
                    "AllowedOrigin",
                    texts(rule.origins()),
                    question.origin().orElse(""),
                    rule.allowsOrigin(question),
                    SOURCE),
                new Check(
                    "AllowedMethod",
                    texts(rule.methods()),
                    question.method(),
                    rule.allowsMethod(question),
                    SOURCE),
                new Check(
                    "AllowedHeader",
                    texts(rule.headers()),
                    texts(question.headers()),
                    rule.allowsHeaders(question),
                    SOURCE)));
  }

  private static String texts(List<String> values) {
    return values.isEmpty() ? "none" : values.stream().limit(20).collect(Collectors.joining(", "));
  }

  private static ServiceException forbidden(
      String message, Question question, String resourceType) {
    return FORBIDDEN.exception(
        message,
        "Method",
        question.methodAsked() ? question.method() : "OPTIONS",
        "ResourceType",
        resourceType);
  }
}
