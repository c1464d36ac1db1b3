package dev.federationlab.aws.s3;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketCorsResponse;

/**
 * The CORS rules of a bucket: put whole, got as they were put, deleted. An empty method or origin
 * counts as a value, as it does at S3.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html">PutBucketCors</a>
 */
final class BucketCors {
  private static final int MOST_RULES = 100;
  private static final int MOST_ID_CHARACTERS = 255;

  /** The document's limit of 64 KB, held against the texts in it. */
  private static final int MOST_CHARACTERS = 64 * 1024;

  private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "HEAD");

  private final Buckets buckets;

  BucketCors(Buckets buckets) {
    this.buckets = buckets;
  }

  PutBucketCorsResponse put(Call call, PutBucketCorsRequest request) {
    var bucket = buckets.require(call, request.bucket(), request.expectedBucketOwner());
    var configuration = request.corsConfiguration();
    var rules = configuration == null ? List.<CORSRule>of() : configuration.corsRules();
    if (rules.isEmpty()) {
      throw new ServiceException(S3Error.MALFORMED_XML);
    }
    if (rules.size() > MOST_RULES) {
      throw invalid(
          "The number of CORS rules should not exceed allowed limit of " + MOST_RULES + " rules.");
    }
    var kept = rules.stream().map(BucketCors::checked).toList();
    if (kept.stream().mapToLong(BucketCors::characters).sum() > MOST_CHARACTERS) {
      throw invalid("The CORS configuration is larger than 64 KB");
    }
    buckets.change(call, bucket, before -> before.withCors(kept));
    return PutBucketCorsResponse.builder().build();
  }

  GetBucketCorsResponse get(Call call, GetBucketCorsRequest request) {
    var bucket = buckets.require(call, request.bucket(), request.expectedBucketOwner());
    if (bucket.cors().isEmpty()) {
      throw new ServiceException(
          S3Error.NO_SUCH_CORS_CONFIGURATION,
          S3Error.NO_SUCH_CORS_CONFIGURATION.message(),
          Map.of("BucketName", bucket.name()));
    }
    return GetBucketCorsResponse.builder()
        .corsRules(bucket.cors().stream().map(BucketCors::shown).toList())
        .build();
  }

  DeleteBucketCorsResponse delete(Call call, DeleteBucketCorsRequest request) {
    var bucket = buckets.require(call, request.bucket(), request.expectedBucketOwner());
    buckets.change(call, bucket, before -> before.withCors(List.of()));
    return DeleteBucketCorsResponse.builder().build();
  }

  private static CorsRule checked(CORSRule rule) {
    if (rule.allowedMethods().isEmpty() || rule.allowedOrigins().isEmpty()) {
      throw new ServiceException(S3Error.MALFORMED_XML);
    }
    if (rule.id() != null && rule.id().length() > MOST_ID_CHARACTERS) {
      throw invalid("The ID of a CORS rule has at most " + MOST_ID_CHARACTERS + " characters");
    }
    for (var method : rule.allowedMethods()) {
      if (!METHODS.contains(method)) {
        throw invalid(
            "Found unsupported HTTP method in CORS config. Unsupported method is " + method);
      }
    }
    requireOneWildcard("AllowedOrigin", rule.allowedOrigins());
    requireOneWildcard("AllowedHeader", rule.allowedHeaders());
    for (var name : rule.exposeHeaders()) {
      if (name.indexOf('*') >= 0) {
        throw invalid(
            "ExposeHeader \""
                + name
                + "\" contains wildcard. We currently do not support wildcard for ExposeHeader.");
      }
      requirePrintable("ExposeHeader", name);
    }
    if (rule.maxAgeSeconds() != null && rule.maxAgeSeconds() < 0) {
      throw invalid("MaxAgeSeconds of a CORS rule is not negative");
    }
    return new CorsRule(
        rule.id(),
        rule.allowedOrigins(),
        rule.allowedMethods(),
        rule.allowedHeaders(),
        rule.exposeHeaders(),
        rule.maxAgeSeconds());
  }

  private static void requireOneWildcard(String element, List<String> values) {
    for (var value : values) {
      if (value.indexOf('*') != value.lastIndexOf('*')) {
        throw invalid(element + " \"" + value + "\" can not have more than one wildcard.");
      }
      requirePrintable(element, value);
    }
  }

  /** They come back in header fields. */
  private static void requirePrintable(String element, String value) {
    if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw invalid(element + " has characters that no header field can hold");
    }
  }

  private static CORSRule shown(CorsRule rule) {
    return CORSRule.builder()
        .id(rule.id())
        .allowedHeaders(orNothing(rule.headers()))
        .allowedMethods(rule.methods())
        .allowedOrigins(rule.origins())
        .exposeHeaders(orNothing(rule.exposed()))
        .maxAgeSeconds(rule.maxAgeSeconds())
        .build();
  }

  private static @Nullable List<String> orNothing(List<String> values) {
    return values.isEmpty() ? null : values;
  }

  private static long characters(CorsRule rule) {
    return java.util.stream.Stream.of(
            rule.origins(), rule.methods(), rule.headers(), rule.exposed())
        .flatMap(List::stream)
        .mapToLong(String::length)
        .sum();
  }

  private static ServiceException invalid(String message) {
    return new ServiceException(S3Error.INVALID_REQUEST, message);
  }
}
