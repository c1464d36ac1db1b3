package dev.federationlab.aws.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** XML elements as structures: the bodies of REST-XML requests. */
final class XmlReader {
  private final Shape.Cache shapes;

  XmlReader(Shape.Cache shapes) {
    this.shapes = shapes;
  }

  void read(XmlNode element, SdkPojo builder) throws Unreadable {
    for (var member : shapes.of(builder).body) {
      if (member.xmlAttribute) {
        var attribute = element.attributes().get(member.locationName);
        if (attribute != null) {
          member.set(builder, attribute);
        }
        continue;
      }
      var found = element.all(member.locationName);
      if (!found.isEmpty()) {
        member.set(builder, value(found, member));
      }
    }
  }

  SdkPojo structure(XmlNode element, Member member) throws Unreadable {
    var structure = member.newStructure();
    read(element, structure);
    return Member.built(structure);
  }

  private Object value(List<XmlNode> found, Member member) throws Unreadable {
    return switch (member.type) {
      case LIST -> list(found, member);
      case MAP -> map(found, member);
      case SDK_POJO -> structure(found.get(0), member);
      default -> Scalars.read(member, found.get(0).text().toString());
    };
  }

  private List<Object> list(List<XmlNode> found, Member member) throws Unreadable {
    var list = new ArrayList<Object>();
    for (var element : member.flattened ? found : found.get(0).all(member.elementName("member"))) {
      list.add(value(List.of(element), member.held()));
    }
    return list;
  }

  private Map<String, Object> map(List<XmlNode> found, Member member) throws Unreadable {
    var map = new LinkedHashMap<String, Object>();
    for (var entry : member.flattened ? found : found.get(0).all("entry")) {
      var key = entry.all(member.keyName);
      var value = entry.all(member.valueName);
      if (key.isEmpty() || value.isEmpty()) {
        throw new Unreadable("an entry without key or value in " + member);
      }
      map.put(key.get(0).text().toString(), value(value, member.held()));
    }
    return map;
  }
}
