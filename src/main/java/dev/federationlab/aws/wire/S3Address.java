package dev.federationlab.aws.wire;

import dev.federationlab.aws.Incoming;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which bucket and object an S3 request is about. The bucket stands in the path ({@code
 * localhost/photos/a.txt}) or in the host ({@code photos.localhost/a.txt}); the key is everything
 * that follows, slashes and all, decoded once and never normalised.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html">Virtual
 *     hosting</a>
 */
final class S3Address {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[.*");

  private final String base;

  /**
   * @param base the host at which S3 is reached path-style: {@code "localhost"}, without a port
   */
  S3Address(String base) {
    this.base = base.toLowerCase(Locale.ROOT);
  }

  /** Nothing, a bucket, or a bucket and a key. */
  List<String> segments(Incoming request) throws Unreadable {
    var bucket = bucketOfHost(withoutPort(request.host().toLowerCase(Locale.ROOT)));
    var path = request.rawPath();
    if (!path.startsWith("/")) {
      throw new Unreadable("no path");
    }
    if (!bucket.isEmpty()) {
      return path.length() == 1 ? List.of(bucket) : List.of(bucket, decoded(path.substring(1)));
    }
    if (path.length() == 1) {
      return List.of();
    }
    int slash = path.indexOf('/', 1);
    if (slash < 0) {
      return List.of(decoded(path.substring(1)));
    }
    var named = decoded(path.substring(1, slash));
    return slash + 1 == path.length()
        ? List.of(named)
        : List.of(named, decoded(path.substring(slash + 1)));
  }

  private String bucketOfHost(String host) {
    if (host.equals(base) || ADDRESS.matcher(host).matches()) {
      return "";
    }
    if (host.endsWith("." + base)) {
      var before = host.substring(0, host.length() - base.length() - 1);
      return before.equals("s3") || before.startsWith("s3.") ? "" : withoutS3(before);
    }
    int s3 = s3Label(host);
    return s3 <= 0 ? "" : host.substring(0, s3 - 1);
  }

  private static String withoutS3(String before) {
    int s3 = s3Label(before);
    return s3 <= 0 ? before : before.substring(0, s3 - 1);
  }

  /** Where the label {@code s3} or {@code s3-region} begins, or -1. */
  private static int s3Label(String host) {
    for (int from = 0; from >= 0 && from < host.length(); ) {
      int dot = host.indexOf('.', from);
      var label = host.substring(from, dot < 0 ? host.length() : dot);
      if (label.equals("s3") || (from > 0 && label.startsWith("s3-"))) {
        return from;
      }
      from = dot < 0 ? -1 : dot + 1;
    }
    return -1;
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    return colon < 0 || host.endsWith("]") ? host : host.substring(0, colon);
  }

  /** Null characters cannot be stored by every database, so they are no part of a key here. */
  private static String decoded(String raw) throws Unreadable {
    var text = Percent.decode(raw, false);
    if (text.indexOf('\0') >= 0) {
      throw new Unreadable("a null character");
    }
    return text;
  }
}
