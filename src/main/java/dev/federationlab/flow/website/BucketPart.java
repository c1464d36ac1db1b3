package dev.federationlab.flow.website;

import static dev.federationlab.flow.Actor.S3;

import dev.federationlab.flow.Refused;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CORSRule;

/**
 * Two buckets: one that everybody may read and that is served as a website, and one for pictures
 * that nobody may read but whoever put them there, and whose CORS rules let the website's pages
 * ask.
 */
final class BucketPart {
  private BucketPart() {}

  /**
   * @param origin of the website
   * @param files what is uploaded, each key anew
   */
  static void ensure(Root root, String origin, List<SiteFile> files) throws Refused {
    var site = WebsiteNames.siteBucket(root.accountId());
    var photos = WebsiteNames.photoBucket(root.accountId());
    create(root, photos);
    cors(root, photos, origin);
    create(root, site);
    readable(root, site);
    website(root, site);
    for (var file : files) {
      upload(root, site, file);
    }
  }

  private static void create(Root root, String bucket) throws Refused {
    root.call(
        S3,
        "CreateBucket",
        (aws, signed) ->
            aws.s3().createBucket(r -> r.bucket(bucket).overrideConfiguration(signed)));
  }

  private static void cors(Root root, String bucket, String origin) throws Refused {
    var rule =
        CORSRule.builder()
            .allowedOrigins(origin)
            .allowedMethods("GET", "PUT", "DELETE")
            .allowedHeaders("*")
            .exposeHeaders("ETag", "x-amz-request-id")
            .maxAgeSeconds(600)
            .build();
    root.call(
        S3,
        "PutBucketCors",
        (aws, signed) ->
            aws.s3()
                .putBucketCors(
                    r ->
                        r.bucket(bucket)
                            .corsConfiguration(rules -> rules.corsRules(rule))
                            .overrideConfiguration(signed)));
  }

  private static void readable(Root root, String bucket) throws Refused {
    var policy =
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "AnybodyReadsTheWebsite",
              "Effect": "Allow",
              "Principal": "*",
              "Action": "s3:GetObject",
              "Resource": "arn:aws:s3:::%s/*"
            }
          ]
        }
        """
            .formatted(bucket);
    root.call(
        S3,
        "PutBucketPolicy",
        (aws, signed) ->
            aws.s3()
                .putBucketPolicy(
                    r -> r.bucket(bucket).policy(policy).overrideConfiguration(signed)));
  }

  private static void website(Root root, String bucket) throws Refused {
    root.call(
        S3,
        "PutBucketWebsite",
        (aws, signed) ->
            aws.s3()
                .putBucketWebsite(
                    r ->
                        r.bucket(bucket)
                            .websiteConfiguration(
                                site ->
                                    site.indexDocument(index -> index.suffix(SiteFiles.INDEX))
                                        .errorDocument(error -> error.key(SiteFiles.ERROR)))
                            .overrideConfiguration(signed)));
  }

  private static void upload(Root root, String bucket, SiteFile file) throws Refused {
    root.call(
        S3,
        "PutObject",
        (aws, signed) ->
            aws.s3()
                .putObject(
                    r ->
                        r.bucket(bucket)
                            .key(file.key())
                            .contentType(file.contentType())
                            .cacheControl("no-cache")
                            .overrideConfiguration(signed),
                    RequestBody.fromBytes(file.body().bytes())));
  }
}
