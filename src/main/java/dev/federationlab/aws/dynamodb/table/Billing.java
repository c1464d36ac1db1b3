package dev.federationlab.aws.dynamodb.table;

import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;

/** Billing by request, or by capacity that is provisioned. */
final class Billing {
  static final String ON_DEMAND = "PAY_PER_REQUEST";

  private Billing() {}

  static boolean onDemand(@Nullable String mode) {
    return ON_DEMAND.equals(mode);
  }

  /**
   * The capacity that a table is to have.
   *
   * @throws dev.federationlab.aws.ServiceException ValidationException if it does not go with the
   *     mode
   */
  static Throughput throughput(boolean onDemand, @Nullable ProvisionedThroughput provisioned) {
    if (onDemand) {
      if (provisioned != null) {
        throw DynamoErrors.invalidParameter(
            "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is"
                + " PAY_PER_REQUEST");
      }
      return Throughput.ON_DEMAND;
    }
    if (provisioned == null) {
      throw DynamoErrors.invalidParameter(
          "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is"
              + " PROVISIONED");
    }
    return new Throughput(provisioned.readCapacityUnits(), provisioned.writeCapacityUnits());
  }

  /** As {@link #throughput}, of a global index. */
  static Throughput ofIndex(
      boolean onDemand, String index, @Nullable ProvisionedThroughput provisioned) {
    if (onDemand) {
      if (provisioned != null) {
        throw DynamoErrors.invalidParameter(
            "ProvisionedThroughput should not be specified for index: "
                + index
                + " when BillingMode is PAY_PER_REQUEST");
      }
      return Throughput.ON_DEMAND;
    }
    if (provisioned == null) {
      throw DynamoErrors.invalidParameter(
          "ProvisionedThroughput must be specified for index: " + index);
    }
    return new Throughput(provisioned.readCapacityUnits(), provisioned.writeCapacityUnits());
  }
}
