package dev.federationlab.aws.wire;

import dev.federationlab.http.Body;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes one XML document, elements within elements, text escaped. */
final class XmlWriter {
  private final StringBuilder out = new StringBuilder(512);
  private final Deque<String> open = new ArrayDeque<>();

  /** Begins with the XML declaration, as S3 does and the Query services do not. */
  XmlWriter declared() {
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    return this;
  }

  XmlWriter start(String name) {
    out.append('<').append(name).append('>');
    open.push(name);
    return this;
  }

  /** The document element. */
  XmlWriter start(String name, String namespace) {
    return namespace.isEmpty() ? start(name) : tag(name).attribute("xmlns", namespace).endTag();
  }

  /** A start tag to which attributes are still added. */
  XmlWriter tag(String name) {
    out.append('<').append(name);
    open.push(name);
    return this;
  }

  XmlWriter attribute(String name, String value) {
    out.append(' ').append(name).append("=\"");
    escape(value, true);
    out.append('"');
    return this;
  }

  XmlWriter endTag() {
    out.append('>');
    return this;
  }

  XmlWriter text(String text) {
    escape(text, false);
    return this;
  }

  XmlWriter end() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  XmlWriter element(String name, String text) {
    return start(name).text(text).end();
  }

  Body body() {
    return Body.of(out.toString());
  }

  /**
   * Characters that XML cannot hold at all become references, as S3 writes them; readers then
   * stumble as on S3's.
   */
  private void escape(String text, boolean inAttribute) {
    int clean = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = c == '\n' || c == '\t';
      if (blank
          ? !inAttribute
          : c >= ' ' && c != '&' && c != '<' && c != '>' && c != '"' && c != 0x7f) {
        continue;
      }
      out.append(text, clean, i);
      clean = i + 1;
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append("&#x").append(Integer.toHexString(c)).append(';');
      }
    }
    out.append(text, clean, text.length());
  }
}
