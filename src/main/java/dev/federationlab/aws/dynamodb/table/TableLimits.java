package dev.federationlab.aws.dynamodb.table;

/**
 * How much one sandbox may keep.
 *
 * @param tables at most so many tables
 * @param items at most so many items, in all its tables
 * @param bytes at most so many bytes, in all its items and what indexes hold of them
 */
public record TableLimits(int tables, long items, long bytes) {
  public static final TableLimits DEFAULT = new TableLimits(50, 10_000, 32L << 20);
}
