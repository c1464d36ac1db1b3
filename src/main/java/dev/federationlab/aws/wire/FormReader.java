package dev.federationlab.aws.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** AWS Query requests: {@code Tags.member.1.Key=team&Tags.member.1.Value=blue}. */
final class FormReader {
  private final Shape.Cache shapes;

  FormReader(Shape.Cache shapes) {
    this.shapes = shapes;
  }

  void read(Form form, SdkPojo builder) throws Unreadable {
    for (var member : shapes.of(builder).members) {
      var node = form.child(member.locationName);
      var value = node == null ? null : value(node, member);
      if (value != null) {
        member.set(builder, value);
      }
    }
  }

  private @Nullable Object value(Form node, Member member) throws Unreadable {
    return switch (member.type) {
      case LIST -> list(node, member);
      case MAP -> map(node, member);
      case SDK_POJO -> structure(node, member);
      default -> node.value() == null ? null : Scalars.read(member, node.value());
    };
  }

  private SdkPojo structure(Form node, Member member) throws Unreadable {
    var structure = member.newStructure();
    read(node, structure);
    return Member.built(structure);
  }

  private @Nullable List<Object> list(Form node, Member member) throws Unreadable {
    var elements = member.flattened ? node : node.child(member.held().locationName);
    if (elements == null) {
      // `Tags=` alone is an empty list.
      return node.value() == null ? null : List.of();
    }
    var list = new ArrayList<Object>();
    for (var element : numbered(elements)) {
      var value = value(element, member.held());
      if (value != null) {
        list.add(value);
      }
    }
    return list;
  }

  private @Nullable Map<String, Object> map(Form node, Member member) throws Unreadable {
    var entries = member.flattened ? node : node.child("entry");
    if (entries == null) {
      return null;
    }
    var map = new LinkedHashMap<String, Object>();
    for (var entry : numbered(entries)) {
      var key = entry.first(member.keyName);
      var value = entry.child(member.valueName);
      if (key.isEmpty() || value == null) {
        throw new Unreadable("an entry without key or value in " + member);
      }
      var read = value(value, member.held());
      if (read != null) {
        map.put(key.get(), read);
      }
    }
    return map;
  }

  /** Elements in the order of their numbers, whatever the order in which they came. */
  private static Iterable<Form> numbered(Form elements) throws Unreadable {
    var numbered = new TreeMap<Integer, Form>();
    for (var element : elements.children().entrySet()) {
      try {
        numbered.put(Integer.valueOf(element.getKey()), element.getValue());
      } catch (NumberFormatException e) {
        throw new Unreadable("a list's elements are numbered", e);
      }
    }
    return numbered.values();
  }
}
