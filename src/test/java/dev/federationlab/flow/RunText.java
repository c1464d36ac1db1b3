package dev.federationlab.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.decision.Check;
import dev.federationlab.decision.Decision;
import dev.federationlab.decision.PolicyReading;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A run as text that is the same each time: names in place of IDs, no times, no secrets. */
final class RunText {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, String> names;

  /**
   * @param names what stands for what: {@code "914610440048"} for {@code "ACCOUNT"}
   */
  RunText(Map<String, String> names) {
    this.names = names;
  }

  String of(StageRun run) {
    var lines = new ArrayList<String>();
    var fault = run.fault() == null ? "" : " with " + run.fault();
    lines.add("## " + run.stage() + fault);
    lines.add("");
    run.firstRun().forEach(o -> lines.add("ran " + o.stage() + " first: " + o.reason()));
    run.preparation().forEach(message -> lines.add("prepared: " + arrow(message)));
    run.messages().forEach(message -> lines.addAll(whole(message)));
    run.appChecks().forEach(check -> lines.add("App checked " + check(check)));
    run.workings().forEach(w -> lines.add("computes " + w.id() + (w.crossed() ? ", sent" : "")));
    run.artifacts().forEach(artifact -> lines.add("yields " + artifact(artifact)));
    lines.add("ends " + outcome(run.outcome()));
    return String.join("\n", lines) + "\n\n";
  }

  private List<String> whole(Message message) {
    var lines = new ArrayList<String>();
    lines.add(arrow(message));
    var parameters = parameters(message.exchange().request());
    if (!parameters.isEmpty()) {
      lines.add("  with " + stable(parameters));
    }
    message
        .exchange()
        .response()
        .map(RunText::error)
        .filter(e -> !e.isEmpty())
        .ifPresent(e -> lines.add("  " + e));
    if (message.decision() != null) {
      lines.addAll(decision(message.decision()));
    }
    return lines;
  }

  private String arrow(Message message) {
    var answer =
        message.exchange().response().map(r -> Integer.toString(r.status())).orElse("broken");
    var carries = message.carries().isEmpty() ? "" : " carries " + message.carries();
    var brings = message.brings().isEmpty() ? "" : " brings " + message.brings();
    var path = message.exchange().request().uri().getRawPath();
    var said = message.title().substring(message.title().indexOf(' ') + 1);
    var title = path.endsWith(said) ? message.title() : message.title() + " " + path;
    return stable(message.sender().title() + " → " + message.receiver().title() + ": " + title)
        + " → "
        + answer
        + carries
        + brings;
  }

  private String parameters(Request request) {
    var form =
        request
            .headers()
            .first("Content-Type")
            .filter(t -> t.startsWith("application/x-www-form"))
            .isPresent();
    var all = new TreeMap<String, String>();
    split(request.uri().getRawQuery(), all);
    split(form ? request.body().text() : null, all);
    fields("", request.body().text(), all);
    return all.keySet().stream().collect(Collectors.joining(" "));
  }

  /** Of a body of JSON, with the path of those inside others. */
  private static void fields(String path, String body, Map<String, String> into) {
    if (body.startsWith("{")) {
      try {
        fields(path, JSON.readTree(body), into);
      } catch (JsonProcessingException e) {
        throw new AssertionError("not JSON: " + body, e);
      }
    }
  }

  private static void fields(String path, JsonNode object, Map<String, String> into) {
    object
        .properties()
        .forEach(
            field -> {
              var name = path + field.getKey();
              if (field.getValue().isObject()) {
                fields(name + ".", field.getValue(), into);
              } else {
                into.put(name, "");
              }
            });
  }

  private static void split(String query, Map<String, String> into) {
    if (query != null) {
      Arrays.stream(query.split("&")).forEach(pair -> into.put(pair.split("=", 2)[0], ""));
    }
  }

  private static String error(Response response) {
    var text = response.body().text();
    var xml = java.util.regex.Pattern.compile("<Code>(\\w+)</Code>").matcher(text);
    if (xml.find()) {
      return "says " + xml.group(1);
    }
    var json =
        java.util.regex.Pattern.compile("\"(?:error|__type)\"\\s*:\\s*\"(\\w+)\"").matcher(text);
    return json.find() ? "says " + json.group(1) : "";
  }

  private List<String> decision(Decision decision) {
    var lines = new ArrayList<String>();
    lines.add("  " + decision.party() + " decided on " + decision.operation());
    decision.checks().forEach(check -> lines.add("    " + check(check)));
    decision.policies().forEach(policy -> lines.addAll(policy(policy)));
    return lines;
  }

  private List<String> policy(PolicyReading policy) {
    var lines = new ArrayList<String>();
    lines.add("    read " + stable(policy.name()));
    for (var statement : policy.statements()) {
      var failed = statement.elements().stream().filter(e -> !e.passed()).map(Check::what).toList();
      var how =
          statement.decisive()
              ? "decides"
              : statement.applied() ? "applies" : "does not apply: " + failed;
      lines.add("      " + statement.effect() + " " + statement.name() + " " + how);
    }
    return lines;
  }

  private static String check(Check check) {
    return switch (check.result()) {
      case PASSED -> "✓ " + check.what();
      case FAILED -> "✗ " + check.what();
      case NO_MATCH -> "– " + check.what();
      case WON -> "✓ " + check.what() + ", which wins";
    };
  }

  private String artifact(Artifact artifact) {
    var expires = artifact.expiresAt() == null ? "" : ", expires";
    return artifact.kind() + " with " + new TreeMap<>(artifact.fields()).keySet() + expires;
  }

  private String outcome(Outcome outcome) {
    return switch (outcome.kind()) {
      case DONE -> "done";
      case BROKEN -> "broken";
      case REFUSED ->
          "refused by "
              + outcome.by()
              + " with "
              + outcome.status()
              + " "
              + outcome.id()
              + ": "
              + stable(outcome.message());
    };
  }

  private String stable(String text) {
    var stable = text;
    for (var name : names.entrySet()) {
      stable = stable.replace(name.getKey(), name.getValue());
    }
    return stable
        .replaceAll("[A-Za-z0-9+/]{43}=", "KEY")
        .replaceAll("[A-Za-z0-9_-]{43}", "RANDOM")
        .replaceAll("us-east-1(?::|%3A)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", "IDENTITY")
        .replaceAll("us-east-1_[A-Za-z0-9]{9}", "POOL")
        .replaceAll(
            "us-east-1(:|%3A)(?!0{8}-)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "IDENTITY")
        .replaceAll("(?!0{8}-)\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID")
        .replaceAll("\\b[a-z0-9]{26}\\b", "CLIENT")
        .replaceAll("\\b1[0-9]{9}\\b", "EPOCH")
        .replaceAll("http://localhost:\\d+", "ORIGIN");
  }
}
