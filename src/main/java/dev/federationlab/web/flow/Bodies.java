package dev.federationlab.web.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.federationlab.http.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads bodies for showing: whatever cannot be read as what it claims to be is shown as it is. */
public final class Bodies {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 20_000;
  private static final int MOST_FIELDS = 60;
  private static final Pattern LEAF =
      Pattern.compile("<([A-Za-z][A-Za-z0-9]*)(?: [^>]*)?>([^<]*)</\\1>");
  private static final Pattern BETWEEN_TAGS = Pattern.compile(">\\s*<");

  private Bodies() {}

  /** A name with its value, in the order of the text. */
  record Pair(String name, String value) {}

  static boolean isForm(Headers headers) {
    return type(headers).contains("x-www-form-urlencoded");
  }

  static boolean isHtml(Headers headers) {
    return type(headers).contains("html");
  }

  private static String type(Headers headers) {
    return headers.first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
  }

  /** The pairs of a query or of a form, decoded. */
  static List<Pair> form(String text) {
    var pairs = new ArrayList<Pair>();
    for (var part : text.split("&")) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        var name = equals < 0 ? part : part.substring(0, equals);
        pairs.add(new Pair(decoded(name), equals < 0 ? "" : decoded(part.substring(equals + 1))));
      }
    }
    return pairs;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /**
   * The fields of a JSON object, those of objects inside it with their path, or the elements of an
   * XML document that hold text.
   */
  static List<Pair> fields(String body) {
    var pairs = new ArrayList<Pair>();
    var json = json(body);
    if (json.isPresent()) {
      collect("", json.get(), pairs);
      return pairs;
    }
    if (body.stripLeading().startsWith("<")) {
      var leaves = LEAF.matcher(body);
      while (leaves.find() && pairs.size() < MOST_FIELDS) {
        pairs.add(new Pair(leaves.group(1), unescaped(leaves.group(2))));
      }
    }
    return pairs;
  }

  private static void collect(String path, JsonNode object, List<Pair> pairs) {
    for (var field : object.properties()) {
      var value = field.getValue();
      var name = path + field.getKey();
      if (pairs.size() >= MOST_FIELDS) {
        return;
      }
      if (value.isObject() && !value.isEmpty()) {
        collect(name + ".", value, pairs);
      } else if (isAttributes(value)) {
        value.forEach(a -> pairs.add(new Pair(name + "." + text(a.get("Name")), value(a))));
      } else {
        pairs.add(new Pair(name, text(value)));
      }
    }
  }

  /** Whether it is a list of names with their values, as AWS writes a user's attributes. */
  private static boolean isAttributes(JsonNode value) {
    if (!value.isArray() || value.isEmpty()) {
      return false;
    }
    for (var element : value) {
      if (!element.isObject() || !element.has("Name") || element.size() > 2) {
        return false;
      }
    }
    return true;
  }

  private static String value(JsonNode attribute) {
    return attribute.has("Value") ? text(attribute.get("Value")) : "";
  }

  static Optional<JsonNode> json(String body) {
    if (!body.stripLeading().startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }

  /** Indented where it can be, and cut where it is too long to be read. */
  public static String pretty(String body) {
    var json = json(body);
    if (json.isPresent()) {
      return cut(json.get().toPrettyString());
    }
    if (body.stripLeading().startsWith("<") && !body.toLowerCase(Locale.ROOT).contains("<html")) {
      return cut(indented(body));
    }
    return cut(body);
  }

  private static String indented(String xml) {
    var lines = BETWEEN_TAGS.matcher(xml.strip()).replaceAll(">\n<").split("\n", -1);
    var text = new StringBuilder();
    int depth = 0;
    for (var line : lines) {
      boolean closes = line.startsWith("</");
      depth -= closes ? 1 : 0;
      text.append("  ".repeat(Math.max(0, depth))).append(line).append('\n');
      boolean opens =
          !closes && !line.startsWith("<?") && !line.endsWith("/>") && !line.contains("</");
      depth += opens ? 1 : 0;
    }
    return text.toString().stripTrailing();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST) + "\n… " + (text.length() - LONGEST) + " more characters";
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }
}
