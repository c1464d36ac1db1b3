package dev.federationlab.aws.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.wire.Coverage;
import dev.federationlab.aws.wire.model.Models;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells what of AWS is served here, as JSON, for tools and for the lab. Anyone may ask.
 *
 * <pre>
 * GET /_lab/coverage
 *   200 {"services": [{"service": "sts", "name": "STS", "notes": [],
 *         "served": [{"operation": "AssumeRole", "documentation": "https://docs.aws.amazon.com/…"}],
 *         "notServed": […]}]}
 * </pre>
 */
public final class CoverageEndpoint {
  /** Where it stands on the AWS origin. */
  public static final String PATH = "/_lab/coverage";

  private final List<Coverage> services;
  private final Map<String, List<String>> notes;
  private final JsonMapper json;
  private final Map<String, String> references = new HashMap<>();

  private record Told(List<ServiceTold> services) {}

  private record ServiceTold(
      String service,
      String name,
      List<String> notes,
      List<OperationTold> served,
      List<OperationTold> notServed) {}

  private record OperationTold(String operation, String documentation) {}

  /**
   * @param services what {@link Endpoint#coverage} says
   * @param notes by signing name, what of the operations that are served behaves in another way
   */
  public CoverageEndpoint(
      List<Coverage> services, Map<String, List<String>> notes, JsonMapper json) {
    this.services = List.copyOf(services);
    this.notes = Map.copyOf(notes);
    this.json = json;
    for (var line : Models.lines("services.tsv")) {
      references.put(line.get(0), line.get(5));
    }
  }

  /** Answers a request for {@link #PATH}. */
  public Response answer(Incoming request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return new Response(405, Headers.of("Allow", "GET, HEAD"), Body.EMPTY);
    }
    try {
      var told = new Told(services.stream().map(this::told).toList());
      return new Response(
          200,
          Headers.of(
              "Content-Type",
              "application/json",
              "Cache-Control",
              "no-store",
              "Access-Control-Allow-Origin",
              "*"),
          Body.of(json.writeValueAsBytes(told)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer that cannot be written", e);
    }
  }

  private ServiceTold told(Coverage coverage) {
    return new ServiceTold(
        coverage.service(),
        coverage.party(),
        notes.getOrDefault(coverage.service(), List.of()),
        coverage.served().stream().map(name -> told(coverage.service(), name)).toList(),
        coverage.missing().stream().map(name -> told(coverage.service(), name)).toList());
  }

  private OperationTold told(String service, String operation) {
    return new OperationTold(
        operation, references.getOrDefault(service, "") + "API_" + operation + ".html");
  }
}
