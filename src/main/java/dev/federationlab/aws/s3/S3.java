package dev.federationlab.aws.s3;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Authorizer;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.CrossOrigin;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.Service;
import dev.federationlab.aws.Service.Line;
import dev.federationlab.aws.Service.Signature;
import dev.federationlab.aws.Sites;
import dev.federationlab.policy.Policies;
import dev.federationlab.store.Transaction;
import java.util.List;
import java.util.function.BiFunction;

/**
 * S3 as a table: each operation with what it needs to be allowed, and the method that does it.
 * Every line lets unsigned requests through to authorization, where only a bucket policy can allow
 * them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html">Actions</a>
 */
public final class S3 {
  private final Buckets buckets;
  private final Objects objects;
  private final Websites websites;
  private final CorsDecision corsDecision = new CorsDecision();
  private final Service service = new Service("s3");

  /**
   * S3 for all accounts.
   *
   * @param authorizer asked about permissions that only turn out to be needed on the way: to list
   *     the bucket, for a caller who names a key that is not there, and to delete each of many keys
   * @param policies reads bucket policies when they are put
   */
  public S3(Authorizer authorizer, Policies policies, S3Limits limits) {
    buckets = new Buckets(limits);
    objects = new Objects(buckets, limits);
    var permissions = new Permissions(buckets);
    var bucketPolicies = new BucketPolicies(buckets, new BucketPolicyText(policies));
    var bucketCors = new BucketCors(buckets);
    var bucketWebsites = new BucketWebsites(buckets);
    var put = new PutObject(objects, limits);
    var read = new ReadObjects(buckets, objects, authorizer, permissions);
    websites = new Websites(buckets, read, permissions, authorizer);
    var copy = new CopyObject(buckets, objects, authorizer, permissions);
    var delete = new DeleteObjects(buckets, objects, authorizer, permissions);
    var list = new ListObjects(buckets);

    line("ListBuckets", permissions::listBuckets, buckets::list);
    line("CreateBucket", permissions::createBucket, buckets::create);
    line("HeadBucket", permissions::headBucket, buckets::head);
    line("GetBucketLocation", permissions::getBucketLocation, buckets::location);
    line("DeleteBucket", permissions::deleteBucket, buckets::delete);
    line("PutBucketPolicy", permissions::putBucketPolicy, bucketPolicies::put);
    line("GetBucketPolicy", permissions::getBucketPolicy, bucketPolicies::get);
    line("DeleteBucketPolicy", permissions::deleteBucketPolicy, bucketPolicies::delete);
    line("PutBucketCors", permissions::putBucketCors, bucketCors::put);
    line("GetBucketCors", permissions::getBucketCors, bucketCors::get);
    line("DeleteBucketCors", permissions::deleteBucketCors, bucketCors::delete);
    line("PutBucketWebsite", permissions::putBucketWebsite, bucketWebsites::put);
    line("GetBucketWebsite", permissions::getBucketWebsite, bucketWebsites::get);
    line("DeleteBucketWebsite", permissions::deleteBucketWebsite, bucketWebsites::delete);
    line("ListObjectsV2", permissions::listObjectsV2, list::version2);
    line("ListObjects", permissions::listObjects, list::version1);
    line("PutObject", permissions::putObject, put);
    line("GetObject", permissions::getObject, read::get);
    line("HeadObject", permissions::headObject, read::head);
    line("CopyObject", permissions::copyObject, copy);
    line("DeleteObject", permissions::deleteObject, delete::one);
    line("DeleteObjects", permissions::deleteObjects, delete::many);
  }

  /** The table, for the endpoint. */
  public Service service() {
    return service;
  }

  /** Which pages of other origins may ask a bucket. */
  public CrossOrigin crossOrigin() {
    return corsDecision;
  }

  /** Its buckets as websites. */
  public Sites sites() {
    return websites;
  }

  /**
   * Removes all buckets of an account, with their objects and bytes; quotas count from nothing
   * again.
   */
  public void emptyAccount(Transaction store, String accountId) {
    objects.deleteAll(store, accountId);
    buckets.deleteAll(store, accountId);
  }

  private <I, O> void line(
      String name, BiFunction<Call, I, List<Access>> access, Operation<I, O> operation) {
    service.line(Line.of(name, Signature.OPTIONAL, access, operation));
  }
}
