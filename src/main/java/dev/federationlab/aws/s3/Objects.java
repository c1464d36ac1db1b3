package dev.federationlab.aws.s3;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.store.Document;
import dev.federationlab.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Objects as they are kept: metadata and bytes go in and out together, and are counted. */
final class Objects {
  private static final int KEY_BYTES = 1024;
  private static final int PAGE = 500;

  private final Buckets buckets;
  private final S3Limits limits;

  Objects(Buckets buckets, S3Limits limits) {
    this.buckets = buckets;
    this.limits = limits;
  }

  /**
   * The bucket, if an object may be kept in it under this key.
   *
   * @throws ServiceException NoSuchBucket, AccessDenied, KeyTooLongError
   */
  Bucket bucketFor(Call call, String bucket, String key, @Nullable String expectedOwner) {
    var found = buckets.require(call, bucket, expectedOwner);
    int length = key.getBytes(StandardCharsets.UTF_8).length;
    if (length > KEY_BYTES) {
      throw new ServiceException(
          S3Error.KEY_TOO_LONG,
          S3Error.KEY_TOO_LONG.message(),
          Map.of("Size", String.valueOf(length), "MaxSizeAllowed", String.valueOf(KEY_BYTES)));
    }
    return found;
  }

  Optional<Document<S3Object>> find(Call call, Bucket bucket, String key) {
    return call.store().find(bucket.space(), S3Object.KIND, S3Object.id(bucket.name(), key));
  }

  /**
   * Stores bytes and metadata in place of what the key held before; {@code make} is given the new
   * blob's ID.
   */
  S3Object store(
      Call call, Bucket bucket, String key, byte[] bytes, Function<String, S3Object> make) {
    var before = find(call, bucket, key);
    long added = bytes.length - before.map(document -> document.value().size()).orElse(0L);
    requireRoom(call, bucket, before.isPresent() ? 0 : 1, added);
    var object = make.apply(call.store().putBlob(bytes));
    var id = S3Object.id(bucket.name(), key);
    if (before.isPresent()) {
      call.store().update(bucket.space(), S3Object.KIND, before.get(), object);
      call.store().deleteBlob(before.get().value().blobId());
    } else {
      call.store().create(bucket.space(), S3Object.KIND, id, object);
    }
    Usage.add(call.store(), bucket.space(), id, before.isPresent() ? 0 : 1, added);
    return object;
  }

  /** Removes an object, if there is one. */
  void delete(Call call, Bucket bucket, String key) {
    find(call, bucket, key).ifPresent(found -> delete(call.store(), bucket.space(), found));
  }

  void deleteAll(Transaction store, String accountId) {
    var space = Bucket.space(accountId);
    for (var page = store.list(space, S3Object.KIND, "", "", PAGE);
        !page.isEmpty();
        page = store.list(space, S3Object.KIND, "", "", PAGE)) {
      page.forEach(object -> delete(store, space, object));
    }
  }

  private static void delete(Transaction store, String space, Document<S3Object> object) {
    if (store.delete(space, S3Object.KIND, object.id())) {
      store.deleteBlob(object.value().blobId());
      Usage.add(store, space, object.id(), -1, -object.value().size());
    }
  }

  private void requireRoom(Call call, Bucket bucket, int objects, long bytes) {
    if (objects <= 0 && bytes <= 0) {
      return;
    }
    var usage = Usage.of(call.store(), bucket.space()).plus(objects, bytes);
    if (usage.objects() > limits.objects()) {
      throw new ServiceException(
          S3Error.QUOTA_EXCEEDED,
          "The sandbox keeps at most " + limits.objects() + " objects; delete some first");
    }
    if (usage.bytes() > limits.bytes()) {
      throw new ServiceException(
          S3Error.QUOTA_EXCEEDED,
          "The sandbox keeps at most " + limits.bytes() + " bytes; delete some objects first");
    }
  }
}
