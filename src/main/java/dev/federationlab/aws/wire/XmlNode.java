package dev.federationlab.aws.wire;

import dev.federationlab.http.Body;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An element of a request's XML document. Requests with XML are few and small, so a plain tree
 * does.
 */
record XmlNode(
    String name, Map<String, String> attributes, List<XmlNode> children, StringBuilder text) {
  private static final int DEEPEST = 64;
  private static final int LONGEST = 4 << 20;

  /** Reads documents; for all threads. */
  static final class Parser {
    private @Nullable XMLInputFactory factory;

    /** The factory is made when first needed, and need not be safe for threads. */
    private synchronized XMLStreamReader reader(Body body) throws XMLStreamException {
      if (factory == null) {
        factory = XMLInputFactory.newDefaultFactory();
        // Neither entities of the sender's making nor anything fetched from elsewhere.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
      }
      return factory.createXMLStreamReader(new ByteArrayInputStream(body.bytes()));
    }

    /**
     * The document element.
     *
     * @throws Unreadable if the bytes are no XML, deeper than 64 elements, longer than 4 MiB, or
     *     have a DTD
     */
    XmlNode parse(Body body) throws Unreadable {
      if (body.length() > LONGEST) {
        throw new Unreadable("XML of more than 4 MiB");
      }
      try {
        var reader = reader(body);
        try {
          return read(reader);
        } finally {
          reader.close();
        }
      } catch (XMLStreamException | RuntimeException e) { // some parsers throw others for odd bytes
        throw new Unreadable("not well-formed XML", e);
      }
    }

    private static XmlNode read(XMLStreamReader reader) throws XMLStreamException, Unreadable {
      var path = new ArrayList<XmlNode>();
      XmlNode root = null;
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            var node = element(reader);
            if (path.size() == DEEPEST) {
              throw new Unreadable("elements within more than " + DEEPEST + " others");
            }
            if (path.isEmpty()) {
              root = node;
            } else {
              path.get(path.size() - 1).children.add(node);
            }
            path.add(node);
          }
          case XMLStreamConstants.END_ELEMENT -> path.remove(path.size() - 1);
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            if (!path.isEmpty()) {
              path.get(path.size() - 1).text.append(reader.getText());
            }
          }
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw new Unreadable("a document type declaration");
          default -> {}
        }
      }
      if (root == null) {
        throw new Unreadable("no document element");
      }
      return root;
    }

    private static XmlNode element(XMLStreamReader reader) {
      var attributes = new HashMap<String, String>();
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        var prefix = reader.getAttributePrefix(i);
        var local = reader.getAttributeLocalName(i);
        attributes.put(
            prefix == null || prefix.isEmpty() ? local : prefix + ":" + local,
            reader.getAttributeValue(i));
      }
      return new XmlNode(reader.getLocalName(), attributes, new ArrayList<>(), new StringBuilder());
    }
  }

  /** The children with this name, in order. */
  List<XmlNode> all(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).toList();
  }
}
