package dev.federationlab.policy;

import dev.federationlab.decision.PolicyReading;
import dev.federationlab.policy.Policy.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value of a policy with its variables and wildcards (IAM User Guide, "Policy variables"). What a
 * variable brings in is literal: a {@code *} in it is a star and no wildcard.
 */
final class Template {
  private final String text;
  private final List<Part> parts;
  private final boolean variable;
  private final List<Glob> fixed;

  /** A stretch of a template. */
  private sealed interface Part {}

  private record Literal(String text) implements Part {}

  private enum Wildcard implements Part {
    RUN,
    ONE
  }

  /**
   * @param written as the policy has it, in its braces
   * @param orElse the default, which may be empty
   */
  private record Variable(String written, String key, @Nullable String orElse) implements Part {
    @Nullable String value(Context context) {
      if (orElse != null && context.values(key).isEmpty()) {
        return orElse;
      }
      return context.single(key).orElse(null);
    }
  }

  private Template(String text, List<Part> parts, int segments) {
    this.text = text;
    this.parts = List.copyOf(parts);
    this.variable = parts.stream().anyMatch(Variable.class::isInstance);
    this.fixed = variable ? List.of() : globs(Context.EMPTY, segments).orElseThrow();
  }

  /**
   * Reads a value.
   *
   * @param wildcards whether {@code *} and {@code ?} are special
   * @param segments 1, or 6 to match the parts of an ARN one by one
   * @throws MalformedPolicyException if a variable is not closed or its default is not quoted
   */
  static Template read(
      Json.Scalar value, Version version, boolean wildcards, int segments, Faults faults)
      throws MalformedPolicyException {
    var text = value.text();
    var parts = new ArrayList<Part>();
    var literal = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (version == Version.V2012_10_17 && text.startsWith("${", i)) {
        int end = text.indexOf('}', i);
        if (end < 0) {
          throw faults.syntax(
              "a policy variable is not closed: " + text.substring(i), value.place());
        }
        flush(literal, parts);
        parts.add(variable(text.substring(i + 2, end), value.place(), faults));
        i = end;
      } else if (wildcards && (c == '*' || c == '?')) {
        flush(literal, parts);
        parts.add(c == '*' ? Wildcard.RUN : Wildcard.ONE);
      } else {
        literal.append(c);
      }
    }
    flush(literal, parts);
    return new Template(text, parts, segments);
  }

  private static Part variable(String inside, Place place, Faults faults)
      throws MalformedPolicyException {
    if (inside.equals("*") || inside.equals("?") || inside.equals("$")) {
      return new Literal(inside);
    }
    var written = "${" + inside + "}";
    int comma = inside.indexOf(',');
    var key = (comma < 0 ? inside : inside.substring(0, comma)).strip();
    if (key.isEmpty()) {
      throw faults.syntax("a policy variable names no key: ${" + inside + "}", place);
    }
    if (comma < 0) {
      return new Variable(written, key, null);
    }
    var orElse = inside.substring(comma + 1).strip();
    if (orElse.length() < 2 || !orElse.startsWith("'") || !orElse.endsWith("'")) {
      throw faults.syntax(
          "the default of a policy variable stands in single quotes: ${" + inside + "}", place);
    }
    return new Variable(written, key, orElse.substring(1, orElse.length() - 1));
  }

  private static void flush(StringBuilder literal, List<Part> parts) {
    if (!literal.isEmpty()) {
      parts.add(new Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  /** As the policy has it. */
  String text() {
    return text;
  }

  /** Its variables, and what they stand for in a request. */
  Stream<PolicyReading.Variable> variables(Context context) {
    return parts.stream()
        .filter(Variable.class::isInstance)
        .map(Variable.class::cast)
        .map(v -> new PolicyReading.Variable(v.written(), v.value(context)));
  }

  /** The pattern with its variables replaced; empty if one of them has no value. */
  Optional<Glob> resolve(Context context) {
    return variable ? globs(context, 1).map(list -> list.get(0)) : Optional.of(fixed.get(0));
  }

  /** The same, one pattern for each of the six parts of an ARN; fewer if the text has fewer. */
  Optional<List<Glob>> resolveArn(Context context) {
    return variable ? globs(context, Arns.PARTS) : Optional.of(fixed);
  }

  private Optional<List<Glob>> globs(Context context, int segments) {
    var globs = new ArrayList<Glob>();
    var builder = new Glob.Builder();
    for (var part : parts) {
      if (part == Wildcard.RUN) {
        builder.anyRun();
        continue;
      }
      if (part == Wildcard.ONE) {
        builder.anyOne();
        continue;
      }
      var literal =
          part instanceof Variable variablePart
              ? variablePart.value(context)
              : ((Literal) part).text();
      if (literal == null) {
        return Optional.empty();
      }
      for (int from = 0; ; ) {
        int colon = globs.size() < segments - 1 ? literal.indexOf(':', from) : -1;
        builder.literal(literal.substring(from, colon < 0 ? literal.length() : colon));
        if (colon < 0) {
          break;
        }
        globs.add(builder.build());
        builder = new Glob.Builder();
        from = colon + 1;
      }
    }
    globs.add(builder.build());
    return Optional.of(globs);
  }

  /** For a reader: the text, and what became of it if it has variables. */
  String shown(Context context) {
    if (!variable) {
      return text;
    }
    var resolved = resolve(context);
    if (resolved.isPresent()) {
      return text + " → " + resolved.get();
    }
    var missing =
        parts.stream()
            .filter(part -> part instanceof Variable lacking && lacking.value(context) == null)
            .map(part -> ((Variable) part).key())
            .distinct()
            .toList();
    return text + " → no value for " + String.join(", ", missing);
  }
}
