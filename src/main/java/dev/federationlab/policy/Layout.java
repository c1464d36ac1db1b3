package dev.federationlab.policy;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.List;

/**
 * Writes a policy one member a line, lists of plain values on one, so that a statement has lines of
 * its own.
 */
final class Layout {
  private final StringBuilder out = new StringBuilder();

  private Layout() {}

  static String of(Json json) {
    var layout = new Layout();
    layout.write(json, 0);
    return layout.out.toString();
  }

  private void write(Json json, int depth) {
    if (json instanceof Json.Structure structure) {
      write(structure, depth);
    } else if (json instanceof Json.Sequence sequence) {
      write(sequence, depth);
    } else if (json instanceof Json.Scalar scalar) {
      out.append(scalar.quoted() ? quoted(scalar.text()) : scalar.text());
    } else {
      out.append("null");
    }
  }

  private void write(Json.Structure structure, int depth) {
    if (structure.members().isEmpty()) {
      out.append("{}");
      return;
    }
    out.append('{');
    var separator = "";
    for (var member : structure.members()) {
      out.append(separator)
          .append('\n')
          .append("  ".repeat(depth + 1))
          .append(quoted(member.name()))
          .append(": ");
      write(member.value(), depth + 1);
      separator = ",";
    }
    out.append('\n').append("  ".repeat(depth)).append('}');
  }

  private void write(Json.Sequence sequence, int depth) {
    boolean plain = sequence.items().stream().allMatch(Json.Scalar.class::isInstance);
    out.append('[');
    var separator = "";
    for (var item : sequence.items()) {
      out.append(separator);
      if (!plain) {
        out.append('\n').append("  ".repeat(depth + 1));
      }
      write(item, depth + 1);
      separator = plain ? ", " : ",";
    }
    if (!plain) {
      out.append('\n').append("  ".repeat(depth));
    }
    out.append(']');
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  /** Whether statements share lines, so that marking one would mark another. */
  static boolean crowded(String text, List<Statement> statements) {
    if (text.indexOf('\n') < 0) {
      return true;
    }
    for (int i = 1; i < statements.size(); i++) {
      if (statements.get(i).firstLine() <= statements.get(i - 1).lastLine()) {
        return true;
      }
    }
    return false;
  }
}
