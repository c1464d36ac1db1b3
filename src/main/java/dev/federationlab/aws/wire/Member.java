package dev.federationlab.aws.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.JsonValueTrait;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;
import software.amazon.awssdk.core.traits.XmlAttributesTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * A member of a structure, or an element of a list or map, as one {@link SdkField} describes it.
 * The traits are looked up once.
 */
final class Member {
  final String name;
  final MarshallLocation location;

  /** In requests. */
  final String locationName;

  /** In answers: the SDK reads some members under another name than it writes them. */
  final String answerName;

  final MarshallingKnownType type;

  /** The same, lower-case, for headers. */
  final String headerName;

  final boolean payload;
  final boolean required;
  final boolean xmlAttribute;
  final boolean jsonText;
  final boolean flattened;
  final TimestampFormatTrait.@Nullable Format format;

  /** Of a list; absent if the protocol's default name counts. */
  final @Nullable String elementName;

  /** Of a list or map: what it holds. */
  final @Nullable Member element;

  final String keyName;
  final String valueName;
  final Map<String, XmlAttributesTrait.AttributeAccessors> attributes;
  private final SdkField<Object> field;

  @SuppressWarnings(
      "unchecked") // the SDK's own type argument is what the getter returns and the setter takes
  Member(SdkField<?> described) {
    field = (SdkField<Object>) described;
    name = field.memberName() == null ? "" : field.memberName();
    location = field.location();
    locationName = field.locationName() == null ? "" : field.locationName();
    answerName =
        field.unmarshallLocationName() == null ? locationName : field.unmarshallLocationName();
    headerName = locationName.toLowerCase(Locale.ROOT);
    type = field.marshallingType().getKnownType();
    payload = field.containsTrait(PayloadTrait.class);
    required = field.containsTrait(RequiredTrait.class);
    xmlAttribute = field.containsTrait(XmlAttributeTrait.class);
    jsonText = field.containsTrait(JsonValueTrait.class);
    format =
        field
            .getOptionalTrait(TimestampFormatTrait.class)
            .map(TimestampFormatTrait::format)
            .orElse(null);
    attributes =
        field
            .getOptionalTrait(XmlAttributesTrait.class)
            .map(XmlAttributesTrait::attributes)
            .orElse(Map.of());
    var list = field.getTrait(ListTrait.class);
    var map = field.getTrait(MapTrait.class);
    flattened = (list != null && list.isFlattened()) || (map != null && map.isFlattened());
    elementName = list == null ? null : list.memberLocationName();
    element =
        list != null
            ? new Member(list.memberFieldInfo())
            : map != null ? new Member(map.valueFieldInfo()) : null;
    keyName = map == null ? "key" : map.keyLocationName();
    valueName = map == null ? "value" : map.valueLocationName();
  }

  /** The value, or null where there is none; a list or map that was never set is none. */
  @Nullable Object get(SdkPojo structure) {
    var value = field.getValueOrDefault(structure);
    return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap
        ? null
        : value;
  }

  void set(SdkPojo builder, Object value) {
    field.set(builder, value);
  }

  /** A builder of the structure that this member is. */
  SdkPojo newStructure() {
    return field.constructor().get();
  }

  /** What this list or map holds. */
  Member held() {
    if (element == null) {
      throw new IllegalStateException("neither list nor map: " + name);
    }
    return element;
  }

  /** The name of a list's elements. */
  String elementName(String otherwise) {
    return elementName == null ? otherwise : elementName;
  }

  static SdkPojo built(SdkPojo builder) {
    return (SdkPojo) ((Buildable) builder).build();
  }

  /** The elements of a list's value. */
  static List<?> elements(Object value) {
    return (List<?>) value;
  }

  @Override
  public String toString() {
    return name;
  }
}
