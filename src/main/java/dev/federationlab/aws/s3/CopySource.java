package dev.federationlab.aws.s3;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Which object to copy, as the header {@code x-amz-copy-source} names it: percent-encoded, with or
 * without a slash.
 */
record CopySource(String bucket, String key) {
  private static final String VERSION = "?versionId=";

  /** Read from the header itself, since the SDK's member for it is deprecated. */
  static CopySource of(Call call) {
    return parse(call.headers().first("x-amz-copy-source").orElseThrow(CopySource::invalid));
  }

  static CopySource parse(String header) {
    int version = header.indexOf(VERSION);
    if (version >= 0 && !header.substring(version + VERSION.length()).equals("null")) {
      throw new ServiceException(S3Error.NO_SUCH_VERSION);
    }
    var path = decode(version >= 0 ? header.substring(0, version) : header);
    if (path.startsWith("/")) {
      path = path.substring(1);
    }
    int slash = path.indexOf('/');
    if (slash < 1 || slash == path.length() - 1) {
      throw invalid();
    }
    return new CopySource(path.substring(0, slash), path.substring(slash + 1));
  }

  private static String decode(String encoded) {
    var in = encoded.getBytes(StandardCharsets.UTF_8);
    var out = new ByteArrayOutputStream(in.length);
    for (int i = 0; i < in.length; i++) {
      if (in[i] != '%') {
        out.write(in[i]);
        continue;
      }
      int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
      int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw invalid();
      }
      out.write(high * 16 + low);
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(out.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw invalid();
    }
  }

  private static ServiceException invalid() {
    return new ServiceException(
        S3Error.INVALID_ARGUMENT,
        "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
  }
}
