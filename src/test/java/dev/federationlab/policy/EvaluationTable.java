package dev.federationlab.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The table {@code policy/evaluation.yml}, whose head says how to read it. */
final class EvaluationTable {
  private static final List<Map<String, Object>> GROUPS = load();

  private EvaluationTable() {}

  static List<Map<String, Object>> groups() {
    return GROUPS;
  }

  /** Every case of every group. */
  static Stream<Map<String, Object>> cases() {
    return GROUPS.stream().flatMap(group -> cases(group).stream());
  }

  /**
   * What a group says holds for its cases; a case with a condition of its own needs no identity
   * policy.
   */
  static List<Map<String, Object>> cases(Map<String, Object> group) {
    var cases = new ArrayList<Map<String, Object>>();
    for (var own : list(group.get("cases"))) {
      var merged = new LinkedHashMap<>(group);
      merged.remove("cases");
      if (map(own).containsKey("condition")) {
        merged.remove("identity");
      }
      if (map(own).containsKey("identity")) {
        merged.remove("condition");
      }
      merged.putAll(map(own));
      cases.add(merged);
    }
    return cases;
  }

  /** The statements of a case, of whatever kind of policy. */
  static List<Map<String, Object>> statements(Map<String, Object> entry) {
    var statements = new ArrayList<Map<String, Object>>();
    for (var kind : List.of("identity", "session", "boundary", "scp", "resource", "trust")) {
      if (entry.containsKey(kind)) {
        list(entry.get(kind)).forEach(statement -> statements.add(map(statement)));
      }
    }
    if (entry.containsKey("condition")) {
      statements.add(Map.of("Effect", "Allow", "Condition", entry.get("condition")));
    }
    return statements;
  }

  /** The conditions of a case: operator, and key to values. */
  static List<Map.Entry<String, Map<String, Object>>> conditions(Map<String, Object> entry) {
    var conditions = new ArrayList<Map.Entry<String, Map<String, Object>>>();
    for (var statement : statements(entry)) {
      map(statement.getOrDefault("Condition", Map.of()))
          .forEach((operator, keys) -> conditions.add(Map.entry(operator, map(keys))));
    }
    return conditions;
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of(value);
  }

  private static List<Map<String, Object>> load() {
    try (InputStream in = EvaluationTable.class.getResourceAsStream("/policy/evaluation.yml")) {
      var loaded =
          new Load(LoadSettings.builder().build()).loadFromInputStream(Objects.requireNonNull(in));
      return list(loaded).stream().map(EvaluationTable::map).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
