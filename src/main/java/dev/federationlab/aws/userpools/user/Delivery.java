package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.userpools.message.Medium;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryDetailsType;

/**
 * Where a code went, as the answer tells it.
 *
 * @param destination masked: {@code "a***@e***"}
 */
public record Delivery(String destination, Medium medium) {

  /** As the API shows it. */
  public CodeDeliveryDetailsType details() {
    return CodeDeliveryDetailsType.builder()
        .destination(destination)
        .deliveryMedium(medium.name())
        .attributeName(medium.attribute())
        .build();
  }
}
