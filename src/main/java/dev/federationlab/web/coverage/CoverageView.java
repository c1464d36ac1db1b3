package dev.federationlab.web.coverage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The services of the AWS side.
 *
 * @param services in the order in which the AWS side names them; empty if it does not say
 */
public record CoverageView(List<Service> services) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A service.
   *
   * @param id its signing name
   * @param notes where what is served behaves in another way than at AWS
   * @param missing names of what answers as AWS answers an operation that it does not know
   */
  public record Service(
      String id, String name, List<String> notes, List<Operation> served, List<String> missing) {

    /** {@code "24 of 176 operations"}. */
    public String count() {
      return "%d of %d operations".formatted(served.size(), served.size() + missing.size());
    }
  }

  /** An operation; {@code href} is AWS's own page of it, empty if that is not known. */
  public record Operation(String name, String href) {}

  /** Reads what the AWS side answered. */
  public static CoverageView read(String json) {
    var services = new ArrayList<Service>();
    try {
      for (var service : JSON.readTree(json).path("services")) {
        services.add(
            new Service(
                service.path("service").asText(),
                service.path("name").asText(service.path("service").asText()),
                texts(service.path("notes")),
                operations(service.path("served")),
                operations(service.path("notServed")).stream().map(Operation::name).toList()));
      }
    } catch (JsonProcessingException e) {
      return new CoverageView(List.of());
    }
    return new CoverageView(List.copyOf(services));
  }

  /** How many operations are served in all. */
  public int served() {
    return services.stream().mapToInt(service -> service.served().size()).sum();
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static List<Operation> operations(JsonNode list) {
    var operations = new ArrayList<Operation>();
    for (var operation : list) {
      var href = operation.path("documentation").asText("");
      operations.add(
          new Operation(
              operation.path("operation").asText(),
              href.startsWith("https://docs.aws.amazon.com/") ? href : ""));
    }
    operations.sort(Comparator.comparing(Operation::name));
    return operations;
  }
}
