package dev.federationlab.aws.s3;

import dev.federationlab.aws.ServiceException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The names in a listing, percent-encoded if {@code encoding-type=url} asks for it, since XML
 * cannot carry every key.
 */
record UrlEncoding(boolean on) {

  /**
   * @throws ServiceException InvalidArgument for any type but {@code url}
   */
  static UrlEncoding of(@Nullable String encodingType) {
    if (encodingType != null && !encodingType.equals("url")) {
      throw new ServiceException(
          S3Error.INVALID_ARGUMENT, "Invalid Encoding Method specified in Request");
    }
    return new UrlEncoding(encodingType != null);
  }

  String encode(String name) {
    return on
        ? URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("%2F", "/")
        : name;
  }

  @Nullable String encodeIfPresent(@Nullable String name) {
    return name == null ? null : encode(name);
  }
}
