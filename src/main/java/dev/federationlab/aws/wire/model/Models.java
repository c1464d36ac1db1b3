package dev.federationlab.aws.wire.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All services of {@code services.tsv}, read from the generated table {@code operations.tsv}, which
 * is joined with what the SDK does not say: {@code answers.tsv}, the status and document element of
 * answers, and the order of their elements.
 */
public final class Models {
  static final String FOLDER = "/dev/federationlab/aws/wire/";
  static final String TABLE = "operations.tsv";

  private final Map<String, ServiceModel> services = new LinkedHashMap<>();

  private Models() {}

  /** Reads the tables: about 300 lines, a few milliseconds. */
  public static Models load() {
    var answers = new HashMap<String, List<String>>();
    for (var line : lines("answers.tsv")) {
      answers.put(line.get(0) + " " + line.get(1), line.subList(2, line.size()));
    }
    var models = new Models();
    for (var service : services(lines(TABLE))) {
      var operations = new TreeMap<String, OperationModel>();
      var errors = new TreeMap<String, Integer>();
      var head = service.get(0);
      for (var line : service.subList(1, service.size())) {
        if (line.get(0).equals("operation")) {
          var answer = answers.getOrDefault(head.get(1) + " " + line.get(1), List.of("200", "-"));
          operations.put(line.get(1), operation(line, answer));
        } else {
          errors.put(line.get(1), Integer.valueOf(line.get(2)));
        }
      }
      models.services.put(head.get(1), service(head, operations, errors));
    }
    return models;
  }

  /** The table cut before each service. */
  private static List<List<List<String>>> services(List<List<String>> table) {
    var services = new ArrayList<List<List<String>>>();
    for (var line : table) {
      if (line.get(0).equals("service")) {
        services.add(new ArrayList<>());
      }
      services.get(services.size() - 1).add(line);
    }
    return services;
  }

  /** The service with this signing name. */
  public Optional<ServiceModel> find(String signingName) {
    return Optional.ofNullable(services.get(signingName));
  }

  public List<ServiceModel> all() {
    return List.copyOf(services.values());
  }

  private static ServiceModel service(
      List<String> line,
      SortedMap<String, OperationModel> operations,
      SortedMap<String, Integer> errors) {
    return new ServiceModel(
        line.get(1),
        line.get(2),
        Protocol.valueOf(line.get(3)),
        line.get(4),
        given(line.get(5)),
        given(line.get(6)),
        line.get(7).equals("crc32"),
        operations,
        errors);
  }

  private static OperationModel operation(List<String> line, List<String> answer) {
    var flags = line.get(6);
    return new OperationModel(
        line.get(1),
        line.get(2),
        line.get(3),
        flags.contains("bucket"),
        line.get(4),
        line.get(5),
        flags.contains("streams-in"),
        flags.contains("streams-out"),
        words(line.get(7)),
        words(line.get(8)),
        Integer.parseInt(answer.get(0)),
        answer.get(1).equals("-") ? null : answer.get(1),
        answer.size() > 2 ? words(answer.get(2)) : List.of());
  }

  private static String given(String cell) {
    return cell.equals("-") ? "" : cell;
  }

  private static List<String> words(String cell) {
    return cell.equals("-") ? List.of() : List.of(cell.split(",", -1));
  }

  /** The lines of a table of this room, cut at tabs; comments and empty lines left out. */
  public static List<List<String>> lines(String table) {
    var stream = Models.class.getResourceAsStream(FOLDER + table);
    if (stream == null) {
      throw new IllegalStateException("not on the class path: " + FOLDER + table);
    }
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      var lines = new ArrayList<List<String>>();
      for (var line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          lines.add(List.of(line.split("\t", -1)));
        }
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
