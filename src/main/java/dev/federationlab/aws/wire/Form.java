package dev.federationlab.aws.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a form or query, as a tree along the dots of their names: {@code
 * PolicyArns.member.1.arn}. Where a name comes twice the last one counts.
 */
final class Form {
  private static final int DEEPEST = 64;

  private final Map<String, Form> children = new LinkedHashMap<>();
  private @Nullable String value;

  /**
   * Reads {@code a=1&b=2}.
   *
   * @throws Unreadable for wrong escapes, more than {@value Pairs#MOST} fields, or names of more
   *     than 64 parts
   */
  static Form parse(String encoded) throws Unreadable {
    var form = new Form();
    Pairs.read(encoded, (name, value) -> form.at(name).value = value);
    return form;
  }

  private Form at(String name) throws Unreadable {
    var node = this;
    int depth = 0;
    for (int from = 0; from <= name.length(); ) {
      int dot = name.indexOf('.', from);
      int end = dot < 0 ? name.length() : dot;
      if (++depth > DEEPEST) {
        throw new Unreadable("a name of more than " + DEEPEST + " parts");
      }
      node = node.children.computeIfAbsent(name.substring(from, end), part -> new Form());
      from = end + 1;
    }
    return node;
  }

  /** The value of the field that is named so, if it is there. */
  Optional<String> first(String name) {
    return Optional.ofNullable(child(name)).map(child -> child.value);
  }

  @Nullable String value() {
    return value;
  }

  @Nullable Form child(String name) {
    return children.get(name);
  }

  Map<String, Form> children() {
    return children;
  }
}
