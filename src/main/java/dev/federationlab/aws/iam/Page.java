package dev.federationlab.aws.iam;

import dev.federationlab.aws.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, as {@code Marker} and {@code MaxItems} cut it.
 *
 * @param marker where the next part begins; absent if this is the last
 */
record Page<T>(List<T> items, boolean truncated, @Nullable String marker) {
  private static final int USUAL = 100;
  private static final int MOST = 1000;

  /**
   * Cuts a list that is in the order of its items' names.
   *
   * @param all at most what a quota allows, so that it may be read whole
   */
  static <T> Page<T> of(
      List<T> all, Function<T, String> name, @Nullable String marker, @Nullable Integer maxItems) {
    int most = maxItems == null ? USUAL : maxItems;
    if (most < 1 || most > MOST) {
      throw new ServiceException(
          IamError.VALIDATION_ERROR,
          "1 validation error detected: Value '"
              + most
              + "' at 'maxItems' failed to satisfy constraint: Member must have value "
              + (most < 1 ? "greater than or equal to 1" : "less than or equal to " + MOST));
    }
    int from = marker == null ? 0 : after(all, name, read(marker));
    int to = Math.min(all.size(), from + most);
    var items = all.subList(from, to);
    return to == all.size()
        ? new Page<>(items, false, null)
        : new Page<>(items, true, write(name.apply(items.get(items.size() - 1))));
  }

  private static <T> int after(List<T> all, Function<T, String> name, String last) {
    for (int i = 0; i < all.size(); i++) {
      if (name.apply(all.get(i)).compareTo(last) > 0) {
        return i;
      }
    }
    return all.size();
  }

  private static String write(String last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(last.getBytes(StandardCharsets.UTF_8));
  }

  private static String read(String marker) {
    try {
      return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ServiceException(IamError.VALIDATION_ERROR, "Invalid Marker.");
    }
  }
}
