package dev.federationlab.aws.pool;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list, in the order of its items' keys.
 *
 * @param token with which the next part is asked for; absent if this is the last
 */
public record Page<T>(List<T> items, @Nullable String token) {

  /**
   * Reads a part.
   *
   * @param token of the part before; absent for the first
   * @param most as the request has it; absent for {@code usual}
   * @param read reads at most so many items after a key
   * @throws dev.federationlab.aws.ServiceException InvalidParameterException for a token that was
   *     never given out
   */
  public static <T> Page<T> of(
      @Nullable String token,
      @Nullable Integer most,
      int usual,
      BiFunction<String, Integer, List<T>> read,
      Function<T, String> key) {
    int size = most == null || most == 0 ? usual : most;
    var items = read.apply(token == null ? "" : opened(token), size + 1);
    return items.size() <= size
        ? new Page<>(items, null)
        : new Page<>(List.copyOf(items.subList(0, size)), sealed(key.apply(items.get(size - 1))));
  }

  private static String sealed(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String opened(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw PoolErrors.INVALID_PARAMETER.exception("Invalid pagination token");
    }
  }
}
