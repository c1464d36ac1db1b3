package dev.federationlab.aws.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.XmlAttributeTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Requests and answers with a value in every member, told apart by their names, with characters
 * that need escaping.
 */
final class Samples {
  /** Members whose value the SDK itself computes, checks or replaces on the way. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "ChecksumCRC32",
          "ChecksumCRC32C",
          "ChecksumCRC64NVME",
          "ChecksumSHA1",
          "ChecksumSHA256",
          "ContentMD5",
          "ChecksumMode",
          "ContentEncoding",
          "SourceBucket",
          "SourceKey",
          "SourceVersionId");

  private static final int DEEPEST = 5;

  private final boolean s3;

  Samples(boolean s3) {
    this.s3 = s3;
  }

  SdkPojo fill(SdkPojo builder) {
    return fill(builder, 0);
  }

  private SdkPojo fill(SdkPojo builder, int depth) {
    for (var field : builder.sdkFields()) {
      if (!(s3 && depth == 0 && LEFT_OUT.contains(field.memberName()))) {
        set(builder, field, depth);
      }
    }
    return (SdkPojo) ((Buildable) builder).build();
  }

  private <T> void set(SdkPojo builder, SdkField<T> field, int depth) {
    var value = value(field, depth, 1);
    if (value != null) {
      field.set(builder, value);
    }
  }

  private Object value(SdkField<?> field, int depth, int number) {
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> text(field, number);
      case INTEGER -> field.location() == MarshallLocation.STATUS_CODE ? 202 : 40 + number;
      case LONG ->
          field.memberName() != null && field.memberName().equals("ContentLength")
              ? 5L
              : 5_000_000_000L + number;
      case SHORT -> (short) number;
      case BYTE -> (byte) number;
      case FLOAT -> 1.5f * number;
      case DOUBLE -> 2.25d * number;
      case BIG_DECIMAL -> new BigDecimal("12345678901234567890.5");
      case BOOLEAN -> true;
      case INSTANT -> time(field);
      case SDK_BYTES -> SdkBytes.fromUtf8String("bytes " + number);
      case SDK_POJO -> depth == DEEPEST ? null : fill(field.constructor().get(), depth + 1);
      case LIST -> list(field, depth);
      case MAP -> map(field, depth);
      default -> null;
    };
  }

  private String text(SdkField<?> field, int number) {
    var name = String.valueOf(field.memberName());
    if (name.equals("Bucket") || name.equals("DestinationBucket")) {
      return "photos";
    }
    if (field.location() == MarshallLocation.GREEDY_PATH
        || name.equals("Key")
        || name.equals("DestinationKey")) {
      return "user/a b+c%2F//\u00fc&d/";
    }
    if (name.equals("ExpiresString")) {
      return "Fri, 02 Jan 2026 03:04:05 GMT"; // the same header as Expires
    }
    if (name.equals("ChecksumAlgorithm")) {
      return "CRC32";
    }
    if (field.containsTrait(XmlAttributeTrait.class)) {
      return "CanonicalUser"; // the SDK does not escape attributes
    }
    return switch (field.location()) {
      case HEADER -> "the " + name + " " + number;
      case PATH -> "a b/" + name;
      default -> "<" + name + "> & \"" + number + "\" \u00fc\u20ac\n+%";
    };
  }

  /** Headers have whole seconds. */
  private static Instant time(SdkField<?> field) {
    var format = field.getTrait(TimestampFormatTrait.class);
    boolean seconds =
        field.location() == MarshallLocation.HEADER
            || format != null && format.format() == TimestampFormatTrait.Format.RFC_822;
    return seconds
        ? Instant.parse("2026-01-02T03:04:05Z")
        : Instant.parse("2026-01-02T03:04:05.678Z");
  }

  private List<Object> list(SdkField<?> field, int depth) {
    var member = field.getTrait(ListTrait.class).memberFieldInfo();
    var list = new ArrayList<Object>();
    for (int number = 1; number <= 2; number++) {
      var value =
          field.location() == MarshallLocation.HEADER
              ? "element" + number
              : value((SdkField<?>) member, depth, number);
      if (value != null) {
        list.add(value);
      }
    }
    return list;
  }

  private LinkedHashMap<String, Object> map(SdkField<?> field, int depth) {
    var member = (SdkField<?>) field.getTrait(MapTrait.class).valueFieldInfo();
    var map = new LinkedHashMap<String, Object>();
    for (int number = 1; number <= 2; number++) {
      var value =
          field.location() == MarshallLocation.HEADER
              ? "value " + number
              : value(member, depth, number);
      if (value != null) {
        map.put("name-" + number, value);
      }
    }
    return map;
  }
}
