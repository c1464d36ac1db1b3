package dev.federationlab.aws.s3;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a general purpose bucket may be called.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html">Naming
 *     rules</a>
 */
final class BucketNames {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");
  private static final List<String> RESERVED_PREFIXES = List.of("xn--", "sthree-", "amzn-s3-demo-");
  private static final List<String> RESERVED_SUFFIXES =
      List.of("-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3");

  /** Paths of this origin that are not S3's; nobody gets a bucket of such a name. */
  private static final List<String> TAKEN = List.of("healthz");

  private BucketNames() {}

  static boolean valid(String name) {
    return FORM.matcher(name).matches()
        && !name.contains("..")
        && !ADDRESS.matcher(name).matches()
        && RESERVED_PREFIXES.stream().noneMatch(name::startsWith)
        && RESERVED_SUFFIXES.stream().noneMatch(name::endsWith);
  }

  static boolean taken(String name) {
    return TAKEN.contains(name);
  }
}
