package dev.federationlab.aws.s3;

import dev.federationlab.aws.Authorizer;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.Sites;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;

/**
 * Buckets as websites: an address is a key, one that ends in a slash the index document below it.
 * Only what the bucket policy lets anybody read is shown; who may not list the bucket is told that
 * a missing key is forbidden, as at S3.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/IndexDocumentSupport.html">Index
 *     documents</a>
 */
final class Websites implements Sites {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final Buckets buckets;
  private final ReadObjects read;
  private final Permissions permissions;
  private final Authorizer authorizer;

  Websites(Buckets buckets, ReadObjects read, Permissions permissions, Authorizer authorizer) {
    this.buckets = buckets;
    this.read = read;
    this.permissions = permissions;
    this.authorizer = authorizer;
  }

  @Override
  public Response answer(Call call, Incoming request, @Nullable String name, String path) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      throw S3Error.METHOD_NOT_ALLOWED.exception(
          S3Error.METHOD_NOT_ALLOWED.message(),
          "Method",
          request.method(),
          "ResourceType",
          "OBJECT");
    }
    // A host that could be no bucket's name is no bucket either. Nor is one outside of the address
    // of websites, though a bucket may be called so: what else stands there would share its
    // cookies.
    var shown = name == null ? request.host() : name;
    var bucket =
        Optional.ofNullable(name)
            .flatMap(it -> buckets.find(call, it))
            .orElseThrow(
                () ->
                    S3Error.NO_SUCH_BUCKET.exception(
                        S3Error.NO_SUCH_BUCKET.message(), "BucketName", shown));
    var site =
        bucket
            .site()
            .orElseThrow(
                () ->
                    S3Error.NO_SUCH_WEBSITE_CONFIGURATION.exception(
                        S3Error.NO_SUCH_WEBSITE_CONFIGURATION.message(), "BucketName", shown));
    return site.elsewhere().isPresent()
        ? elsewhere(request, site, site.elsewhere().get())
        : page(call, request, bucket, site, path);
  }

  private static Response elsewhere(Incoming request, Website site, String host) {
    var protocol = Optional.ofNullable(site.redirectProtocol()).orElse("http");
    var query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
    return redirect(301, protocol + "://" + host + request.rawPath() + query);
  }

  private Response page(Call call, Incoming request, Bucket bucket, Website site, String asked) {
    boolean folder = asked.isEmpty() || asked.endsWith("/");
    try {
      return object(call, request, bucket, folder ? site.indexOf(asked) : asked);
    } catch (ServiceException e) {
      if (!folder && exists(call, bucket, site.indexOf(asked + "/"))) {
        return redirect(302, request.rawPath() + "/");
      }
      return errorDocument(call, bucket, site, e);
    }
  }

  private Response object(Call call, Incoming request, Bucket bucket, String key) {
    var headers = request.headers();
    var wanted =
        GetObjectRequest.builder()
            .bucket(bucket.name())
            .key(key)
            .range(headers.first("range").orElse(null))
            .ifMatch(headers.first("if-match").orElse(null))
            .ifNoneMatch(headers.first("if-none-match").orElse(null))
            .ifModifiedSince(date(headers.first("if-modified-since")))
            .ifUnmodifiedSince(date(headers.first("if-unmodified-since")))
            .build();
    permissions.getObject(call, wanted).forEach(access -> authorizer.require(call, access));
    try {
      var got = read.get(call, wanted);
      int status = got.response().contentRange() == null ? 200 : 206;
      return new Response(status, shown(got.response(), got.body()), got.body());
    } catch (ServiceException e) {
      if (e.error().status() != 304) {
        throw e;
      }
      var kept =
          read.head(call, HeadObjectRequest.builder().bucket(bucket.name()).key(key).build());
      var validators =
          Headers.of("ETag", kept.eTag(), "Last-Modified", HTTP_DATE.format(kept.lastModified()));
      return new Response(304, and(validators, "Cache-Control", kept.cacheControl()), Body.EMPTY);
    }
  }

  private boolean exists(Call call, Bucket bucket, String key) {
    var wanted = HeadObjectRequest.builder().bucket(bucket.name()).key(key).build();
    try {
      permissions.headObject(call, wanted).forEach(access -> authorizer.require(call, access));
      read.head(call, wanted);
      return true;
    } catch (ServiceException e) {
      return false;
    }
  }

  /** The bucket's own page for an error of the 400s, with the status of the error. */
  private Response errorDocument(Call call, Bucket bucket, Website site, ServiceException refusal) {
    var key = site.errorDocument();
    if (key.isEmpty() || refusal.error().status() >= 500) {
      throw refusal;
    }
    var wanted = GetObjectRequest.builder().bucket(bucket.name()).key(key.get()).build();
    try {
      permissions.getObject(call, wanted).forEach(access -> authorizer.require(call, access));
      var got = read.get(call, wanted);
      return new Response(refusal.error().status(), shown(got.response(), got.body()), got.body());
    } catch (ServiceException e) {
      throw new NoErrorDocumentException(refusal, e);
    }
  }

  private static Headers shown(GetObjectResponse object, Body body) {
    var headers =
        Headers.of(
            "Content-Type",
            object.contentType(),
            "Content-Length",
            String.valueOf(body.length()),
            "ETag",
            object.eTag(),
            "Last-Modified",
            HTTP_DATE.format(object.lastModified()),
            "Accept-Ranges",
            "bytes");
    headers = and(headers, "Content-Range", object.contentRange());
    headers = and(headers, "Cache-Control", object.cacheControl());
    headers = and(headers, "Content-Disposition", object.contentDisposition());
    headers = and(headers, "Content-Encoding", object.contentEncoding());
    headers = and(headers, "Content-Language", object.contentLanguage());
    for (var entry : object.metadata().entrySet()) {
      headers = headers.and("x-amz-meta-" + entry.getKey(), entry.getValue());
    }
    return headers;
  }

  private static Headers and(Headers headers, String name, @Nullable String value) {
    return value == null ? headers : headers.and(name, value.replaceAll("[\r\n]", " "));
  }

  private static Response redirect(int status, String location) {
    return new Response(status, Headers.of("Location", location), Body.EMPTY);
  }

  private static @Nullable Instant date(Optional<String> text) {
    try {
      return text.map(it -> Instant.from(HTTP_DATE.parse(it))).orElse(null);
    } catch (DateTimeParseException e) {
      return null; // such a condition is ignored (RFC 9110 §13.1.3)
    }
  }
}
