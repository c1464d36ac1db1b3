package dev.federationlab.prose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML 1.2 mapping, read strictly: a key given twice, a value of the wrong form, and (with {@link
 * #only}) a key that nobody knows are refused, each with its line. Immutable.
 */
public final class Fields {
  private static final LoadSettings SETTINGS = LoadSettings.builder().setLabel("content").build();

  private final Place at;
  private final Map<String, Node> values;
  private final Map<String, Place> places;
  private final String file;
  private final int firstLine;

  private Fields(String file, int firstLine, Place at, MappingNode mapping) {
    this.file = file;
    this.firstLine = firstLine;
    this.at = at;
    this.values = new LinkedHashMap<>();
    this.places = new LinkedHashMap<>();
    for (var entry : mapping.getValue()) {
      var keyPlace = place(entry.getKeyNode());
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw new ContentException(keyPlace, "a key must be plain text");
      }
      if (values.put(key.getValue(), entry.getValueNode()) != null) {
        throw new ContentException(keyPlace, "`" + key.getValue() + "` is given twice");
      }
      places.put(key.getValue(), keyPlace);
    }
  }

  /**
   * Reads a mapping; empty text is an empty one.
   *
   * @param start the place of the text's first line
   * @throws ContentException if it is not YAML, or no mapping
   */
  public static Fields read(Place start, String yaml) {
    Optional<Node> root;
    try {
      root = new Compose(SETTINGS).composeString(yaml);
    } catch (MarkedYamlEngineException e) {
      var line = e.getProblemMark().map(Mark::getLine).orElse(0);
      throw new ContentException(start.down(line), "this is not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new ContentException(start, "this is not YAML: " + e.getMessage());
    }
    if (root.isEmpty()) {
      return empty(start);
    }
    if (!(root.get() instanceof MappingNode mapping)) {
      throw new ContentException(start, "this must be lines of `key: value`");
    }
    return new Fields(start.file(), start.line(), start, mapping);
  }

  private static Fields empty(Place at) {
    var nothing = new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK);
    return new Fields(at.file(), at.line(), at, nothing);
  }

  /** Where the mapping begins. */
  public Place at() {
    return at;
  }

  /** The place of a key, or of the mapping if it lacks the key. */
  public Place placeOf(String key) {
    return places.getOrDefault(key, at);
  }

  /** The keys, in the order of the text. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(values.keySet());
  }

  /** Whether the key is there, with whatever value. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /**
   * Refuses every key but these.
   *
   * @throws ContentException at the first key that is not among them
   */
  public Fields only(String... known) {
    var allowed = List.of(known);
    for (var key : values.keySet()) {
      if (!allowed.contains(key)) {
        throw new ContentException(
            placeOf(key), "unknown key `" + key + "`, known are " + String.join(", ", allowed));
      }
    }
    return this;
  }

  /** The text of a key that must be there and not be empty. */
  public String text(String key) {
    return optionalText(key).orElseThrow(() -> wrong(key, "is missing"));
  }

  /** The text of a key that may be absent; if it is there it must not be empty. */
  public Optional<String> optionalText(String key) {
    var value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    return Optional.of(scalar(key, value));
  }

  /** A whole number that must be there. */
  public int number(String key) {
    var text = text(key);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw wrong(key, "must be a whole number: " + text);
    }
  }

  /** Whether a key says {@code true}; an absent one says {@code false}. */
  public boolean flag(String key) {
    var text = optionalText(key).orElse("false");
    if (!text.equals("true") && !text.equals("false")) {
      throw wrong(key, "must be true or false: " + text);
    }
    return text.equals("true");
  }

  /** The texts of a list; a single text is a list of one, an absent key an empty list. */
  public List<String> texts(String key) {
    var value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof SequenceNode list)) {
      return List.of(scalar(key, value));
    }
    return list.getValue().stream().map(item -> scalar(key, item)).toList();
  }

  /** The mapping under a key that must be there. */
  public Fields mapping(String key) {
    return optionalMapping(key).orElseThrow(() -> wrong(key, "is missing"));
  }

  /** The mapping under a key that may be absent. */
  public Optional<Fields> optionalMapping(String key) {
    var value = values.get(key);
    if (value == null) {
      return Optional.empty();
    }
    return Optional.of(nested(key, value));
  }

  /** The mappings of a list, each of them; an absent key is an empty list. */
  public List<Fields> mappings(String key) {
    var value = values.get(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof SequenceNode list)) {
      throw wrong(key, "must be a list");
    }
    var items = new ArrayList<Fields>();
    for (var item : list.getValue()) {
      items.add(nested(key, item));
    }
    return List.copyOf(items);
  }

  /**
   * A fault of this key's value, at its line: {@code fields.wrong("minutes", "must be positive:
   * -1")}.
   */
  public ContentException wrong(String key, String what) {
    return new ContentException(placeOf(key), "`" + key + "` " + what);
  }

  private Fields nested(String key, Node node) {
    if (!(node instanceof MappingNode mapping)) {
      throw new ContentException(place(node), "`" + key + "` must hold lines of `key: value`");
    }
    return new Fields(file, firstLine, place(node), mapping);
  }

  private String scalar(String key, Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      throw new ContentException(place(node), "`" + key + "` must be text");
    }
    if (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isBlank()) {
      throw new ContentException(place(node), "`" + key + "` is empty");
    }
    return scalar.getValue();
  }

  private Place place(Node node) {
    return new Place(file, firstLine + node.getStartMark().map(Mark::getLine).orElse(0));
  }
}
