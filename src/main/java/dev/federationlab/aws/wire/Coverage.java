package dev.federationlab.aws.wire;

import dev.federationlab.aws.Service;
import dev.federationlab.aws.wire.model.ServiceModel;
import java.util.List;

/**
 * What of a service is served here: the operations of its model held against its table.
 *
 * @param service the signing name: {@code "sts"}
 * @param party what pages call the service
 * @param served the operations that are, by name
 * @param missing those that answer as unknown, by name
 */
public record Coverage(String service, String party, List<String> served, List<String> missing) {

  /**
   * Compares table and model.
   *
   * @throws IllegalArgumentException if the table has an operation that the model lacks
   */
  public static Coverage of(ServiceModel model, Service service) {
    for (var line : service.lines()) {
      if (model.find(line.name()).isEmpty()) {
        throw new IllegalArgumentException(model.name() + " has no operation " + line.name());
      }
    }
    var names = model.operationNames();
    return new Coverage(
        model.name(),
        model.party(),
        names.stream().filter(name -> service.find(name).isPresent()).toList(),
        names.stream().filter(name -> service.find(name).isEmpty()).toList());
  }
}
