package dev.federationlab.aws.s3;

import dev.federationlab.aws.ServiceException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of an object.
 *
 * @param from the first byte
 * @param to the byte after the last
 */
record Range(long from, long to) {
  private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * The range that a header asks for; none if it asks for several or cannot be read, which means
   * the whole object (RFC 9110 §14.2).
   *
   * @throws ServiceException InvalidRange if it lies outside the object
   */
  static Optional<Range> parse(@Nullable String header, long size) {
    var match = FORM.matcher(header == null ? "" : header.strip());
    if (!match.matches() || match.group(1).isEmpty() && match.group(2).isEmpty()) {
      return Optional.empty();
    }
    if (match.group(1).isEmpty()) {
      long last = Long.parseLong(match.group(2));
      return Optional.of(satisfiable(new Range(Math.max(0, size - last), size), header, size));
    }
    long from = Long.parseLong(match.group(1));
    long to = match.group(2).isEmpty() ? size : Math.min(size, Long.parseLong(match.group(2)) + 1);
    if (!match.group(2).isEmpty() && Long.parseLong(match.group(2)) < from) {
      return Optional.empty();
    }
    return Optional.of(satisfiable(new Range(from, to), header, size));
  }

  /** As the header {@code Content-Range} says it. */
  String of(long size) {
    return "bytes " + from + "-" + (to - 1) + "/" + size;
  }

  private static Range satisfiable(Range range, @Nullable String header, long size) {
    if (range.from < size && range.from < range.to) {
      return range;
    }
    throw new ServiceException(
        S3Error.INVALID_RANGE,
        S3Error.INVALID_RANGE.message(),
        Map.of("RangeRequested", String.valueOf(header), "ActualObjectSize", String.valueOf(size)));
  }
}
