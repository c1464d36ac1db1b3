package dev.federationlab.aws.s3;

/**
 * How much one sandbox may keep.
 *
 * @param buckets at most so many buckets
 * @param objects at most so many objects, in all its buckets
 * @param bytes at most so many bytes, in all its objects
 * @param objectBytes at most so many bytes in one object
 */
public record S3Limits(int buckets, long objects, long bytes, int objectBytes) {
  /** 100 buckets (AWS's quota for long), 10,000 objects, 64 MiB, 8 MiB in one object. */
  public static final S3Limits DEFAULT = new S3Limits(100, 10_000, 64L << 20, 8 << 20);
}
