package dev.federationlab.aws.s3;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DeleteBucketWebsiteRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketWebsiteResponse;
import software.amazon.awssdk.services.s3.model.GetBucketWebsiteRequest;
import software.amazon.awssdk.services.s3.model.GetBucketWebsiteResponse;
import software.amazon.awssdk.services.s3.model.PutBucketWebsiteRequest;
import software.amazon.awssdk.services.s3.model.PutBucketWebsiteResponse;
import software.amazon.awssdk.services.s3.model.RedirectAllRequestsTo;
import software.amazon.awssdk.services.s3.model.WebsiteConfiguration;

/**
 * The website configuration of a bucket: put whole, got as it was put, deleted. Routing rules are
 * refused as not implemented.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketWebsite.html">PutBucketWebsite</a>
 */
final class BucketWebsites {
  /** A host with an optional port: it becomes part of a header field. */
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,255}(:\\d{1,5})?");

  private final Buckets buckets;

  BucketWebsites(Buckets buckets) {
    this.buckets = buckets;
  }

  PutBucketWebsiteResponse put(Call call, PutBucketWebsiteRequest request) {
    var bucket = buckets.require(call, request.bucket(), request.expectedBucketOwner());
    var configuration = request.websiteConfiguration();
    if (configuration == null) {
      throw new ServiceException(S3Error.MALFORMED_XML);
    }
    var website = checked(configuration);
    buckets.change(call, bucket, before -> before.withWebsite(website));
    return PutBucketWebsiteResponse.builder().build();
  }

  GetBucketWebsiteResponse get(Call call, GetBucketWebsiteRequest request) {
    var bucket = buckets.require(call, request.bucket(), request.expectedBucketOwner());
    var website =
        bucket
            .site()
            .orElseThrow(
                () ->
                    new ServiceException(
                        S3Error.NO_SUCH_WEBSITE_CONFIGURATION,
                        S3Error.NO_SUCH_WEBSITE_CONFIGURATION.message(),
                        Map.of("BucketName", bucket.name())));
    var answer = GetBucketWebsiteResponse.builder();
    if (website.redirectHost() != null) {
      answer.redirectAllRequestsTo(
          to -> to.hostName(website.redirectHost()).protocol(website.redirectProtocol()));
    }
    if (website.indexSuffix() != null) {
      answer.indexDocument(index -> index.suffix(website.indexSuffix()));
    }
    if (website.errorKey() != null) {
      answer.errorDocument(error -> error.key(website.errorKey()));
    }
    return answer.build();
  }

  DeleteBucketWebsiteResponse delete(Call call, DeleteBucketWebsiteRequest request) {
    var bucket = buckets.require(call, request.bucket(), request.expectedBucketOwner());
    buckets.change(call, bucket, before -> before.withWebsite(null));
    return DeleteBucketWebsiteResponse.builder().build();
  }

  private static Website checked(WebsiteConfiguration configuration) {
    var elsewhere = configuration.redirectAllRequestsTo();
    if (elsewhere != null) {
      return redirecting(configuration, elsewhere);
    }
    var index = configuration.indexDocument();
    if (index == null) {
      throw argument(
          "A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty",
          "IndexDocument",
          "null");
    }
    var suffix = index.suffix();
    if (suffix == null || suffix.isEmpty() || suffix.indexOf('/') >= 0) {
      throw argument(
          "The IndexDocument Suffix is not well formed", "IndexDocument", String.valueOf(suffix));
    }
    var error = configuration.errorDocument();
    if (error != null && (error.key() == null || error.key().isEmpty())) {
      throw new ServiceException(S3Error.MALFORMED_XML);
    }
    if (configuration.hasRoutingRules()) {
      throw new ServiceException(
          S3Error.NOT_IMPLEMENTED, "Routing rules of websites are not implemented here");
    }
    return new Website(suffix, error == null ? null : error.key(), null, null);
  }

  private static Website redirecting(
      WebsiteConfiguration configuration, RedirectAllRequestsTo elsewhere) {
    if (configuration.indexDocument() != null
        || configuration.errorDocument() != null
        || configuration.hasRoutingRules()) {
      throw argument(
          "RedirectAllRequestsTo cannot be provided in conjunction with other Routing Rules.",
          "RedirectAllRequestsTo",
          "not null");
    }
    var host = elsewhere.hostName();
    if (host == null) {
      throw new ServiceException(S3Error.MALFORMED_XML);
    }
    if (!HOST.matcher(host).matches()) {
      throw new ServiceException(
          S3Error.INVALID_REQUEST,
          "A host name must be provided to redirect all requests (e.g. \"example.com\").");
    }
    return new Website(null, null, host, protocol(elsewhere.protocolAsString()));
  }

  private static @Nullable String protocol(@Nullable String named) {
    if (named != null && !named.equals("http") && !named.equals("https")) {
      throw new ServiceException(
          S3Error.INVALID_REQUEST,
          "Invalid protocol, protocol can be http or https. If not defined the protocol will be"
              + " selected automatically.");
    }
    return named;
  }

  private static ServiceException argument(String message, String name, String value) {
    return S3Error.INVALID_ARGUMENT.exception(
        message, "ArgumentName", name, "ArgumentValue", value);
  }
}
