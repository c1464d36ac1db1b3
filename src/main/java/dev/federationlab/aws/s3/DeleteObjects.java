package dev.federationlab.aws.s3;

import dev.federationlab.aws.Authorizer;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import java.util.ArrayList;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;

/** Deletes one object or up to a thousand. A key that holds nothing is deleted, too. */
final class DeleteObjects {
  private static final int AT_ONCE = 1000;

  private final Buckets buckets;
  private final Objects objects;
  private final Authorizer authorizer;
  private final Permissions permissions;

  DeleteObjects(Buckets buckets, Objects objects, Authorizer authorizer, Permissions permissions) {
    this.buckets = buckets;
    this.objects = objects;
    this.authorizer = authorizer;
    this.permissions = permissions;
  }

  DeleteObjectResponse one(Call call, DeleteObjectRequest request) {
    objects.delete(
        call,
        buckets.require(call, request.bucket(), request.expectedBucketOwner()),
        request.key());
    return DeleteObjectResponse.builder().build();
  }

  /** Each key is decided by itself: what is refused is told in the answer, and the others go. */
  DeleteObjectsResponse many(Call call, DeleteObjectsRequest request) {
    var bucket = buckets.require(call, request.bucket(), request.expectedBucketOwner());
    var wanted = request.delete();
    if (wanted == null
        || wanted.objects().isEmpty()
        || wanted.objects().size() > AT_ONCE
        || wanted.objects().stream()
            .anyMatch(named -> named.key() == null || named.key().isEmpty())) {
      throw new ServiceException(S3Error.MALFORMED_XML);
    }
    var deleted = new ArrayList<DeletedObject>();
    var errors = new ArrayList<software.amazon.awssdk.services.s3.model.S3Error>();
    for (var named : wanted.objects()) {
      var refusal = refusal(call, bucket, named.key());
      if (refusal.isPresent()) {
        errors.add(
            software.amazon.awssdk.services.s3.model.S3Error.builder()
                .key(named.key())
                .code(refusal.get().error().code())
                .message(refusal.get().message())
                .build());
        continue;
      }
      objects.delete(call, bucket, named.key());
      deleted.add(DeletedObject.builder().key(named.key()).build());
    }
    var answer = DeleteObjectsResponse.builder();
    if (!Boolean.TRUE.equals(wanted.quiet())) {
      answer.deleted(deleted);
    }
    if (!errors.isEmpty()) {
      answer.errors(errors);
    }
    return answer.build();
  }

  private Optional<ServiceException> refusal(Call call, Bucket bucket, String key) {
    try {
      authorizer.require(call, permissions.toDelete(bucket, key));
      return Optional.empty();
    } catch (ServiceException refusal) {
      return Optional.of(refusal);
    }
  }
}
