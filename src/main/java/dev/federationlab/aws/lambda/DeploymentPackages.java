package dev.federationlab.aws.lambda;

import dev.federationlab.aws.ServiceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Deployment packages. A departure: what is in them is looked at no further than to tell that it is
 * a ZIP archive, and only hash and size are kept.
 */
final class DeploymentPackages {
  private DeploymentPackages() {}

  /**
   * What to keep of a package.
   *
   * @param elsewhere whether the code was to be taken from S3 or an image
   * @throws ServiceException InvalidParameterValueException
   */
  static LambdaFunction.Code of(@Nullable SdkBytes zip, boolean elsewhere) {
    if (elsewhere) {
      throw LambdaErrors.INVALID_PARAMETER.exception(
          "Code from S3 or an image is not served here: send the package as ZipFile.");
    }
    if (zip == null) {
      throw LambdaErrors.INVALID_PARAMETER.exception("Please provide a source for function code.");
    }
    var bytes = zip.asByteArrayUnsafe();
    if (bytes.length == 0) {
      throw LambdaErrors.INVALID_PARAMETER.exception("Uploaded file must be a non-empty zip");
    }
    if (!isArchive(bytes)) {
      throw LambdaErrors.INVALID_PARAMETER.exception(
          "Could not unzip uploaded file. Please check your file, then try to upload again.");
    }
    return new LambdaFunction.Code(sha256(bytes), bytes.length);
  }

  /** Whether there is a first entry; nothing is unpacked. */
  private static boolean isArchive(byte[] bytes) {
    try (var archive = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      return archive.getNextEntry() != null;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
