package dev.federationlab.aws.s3;

import dev.federationlab.aws.ServiceException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Storage classes: a label that is kept and shown; every object is at hand at once. */
final class StorageClasses {
  static final String STANDARD = "STANDARD";
  private static final Set<String> KNOWN =
      Set.of(
          STANDARD,
          "REDUCED_REDUNDANCY",
          "STANDARD_IA",
          "ONEZONE_IA",
          "INTELLIGENT_TIERING",
          "GLACIER_IR");

  private StorageClasses() {}

  static String of(@Nullable String asked) {
    if (asked == null) {
      return STANDARD;
    }
    if (!KNOWN.contains(asked)) {
      throw new ServiceException(S3Error.INVALID_STORAGE_CLASS);
    }
    return asked;
  }

  /** The header that says it is left out for the standard class. */
  static @Nullable String shown(String storageClass) {
    return storageClass.equals(STANDARD) ? null : storageClass;
  }
}
