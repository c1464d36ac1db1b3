package dev.federationlab.aws.wire;

import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** Structures as XML elements: the answers of Query and REST-XML services. */
final class XmlEncoder {
  private final Shape.Cache shapes;
  private final boolean millis;

  /**
   * @param millis whether times have three digits after the second, always, as in S3
   */
  XmlEncoder(Shape.Cache shapes, boolean millis) {
    this.shapes = shapes;
    this.millis = millis;
  }

  /** The members of the body, each in its element. */
  void members(XmlWriter xml, SdkPojo structure) {
    for (var member : shapes.of(structure).body) {
      if (!member.xmlAttribute) {
        var value = member.get(structure);
        if (value != null) {
          element(xml, member.answerName, member, value);
        }
      }
    }
  }

  private void element(XmlWriter xml, String name, Member member, Object value) {
    switch (member.type) {
      case LIST -> list(xml, name, member, value);
      case MAP -> map(xml, name, member, (Map<?, ?>) value);
      case SDK_POJO -> structure(xml, name, member, (SdkPojo) value);
      default -> xml.element(name, Scalars.write(member, value, millis));
    }
  }

  void structure(XmlWriter xml, String name, Member member, SdkPojo value) {
    xml.tag(name);
    member.attributes.forEach(
        (attribute, accessors) -> {
          var text = accessors.attributeGetter().apply(value);
          if (text != null) {
            xml.attribute(attribute, text);
          }
        });
    xml.endTag();
    members(xml, value);
    xml.end();
  }

  private void list(XmlWriter xml, String name, Member member, Object value) {
    if (!member.flattened) {
      xml.start(name);
    }
    var elementName = member.elementName(member.flattened ? name : "member");
    for (var element : Member.elements(value)) {
      element(xml, elementName, member.held(), element);
    }
    if (!member.flattened) {
      xml.end();
    }
  }

  private void map(XmlWriter xml, String name, Member member, Map<?, ?> value) {
    if (!member.flattened) {
      xml.start(name);
    }
    value.forEach(
        (key, held) -> {
          xml.start(member.flattened ? name : "entry");
          xml.element(member.keyName, String.valueOf(key));
          element(xml, member.valueName, member.held(), held);
          xml.end();
        });
    if (!member.flattened) {
      xml.end();
    }
  }
}
