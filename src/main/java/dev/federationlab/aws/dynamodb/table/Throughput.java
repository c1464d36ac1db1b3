package dev.federationlab.aws.dynamodb.table;

/** Provisioned capacity, which is kept and described, and limits nothing; zero if on demand. */
public record Throughput(long reads, long writes) {
  public static final Throughput ON_DEMAND = new Throughput(0, 0);
}
