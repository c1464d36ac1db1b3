package dev.federationlab.aws;

import dev.federationlab.http.Response;
import org.jspecify.annotations.Nullable;

/** Buckets as websites: what S3 shows of a bucket to a browser that only has its address. */
@FunctionalInterface
public interface Sites {

  /**
   * The answer to one request.
   *
   * @param call of nobody: no signature is looked at
   * @param bucket as the host names it, which need not exist; absent if the host is none of a
   *     website
   * @param path what is asked for, decoded, without the slash it begins with
   * @throws ServiceException for an error that has no page of the bucket's own
   * @throws NoErrorDocumentException for one whose page could not be read
   */
  Response answer(Call call, Incoming request, @Nullable String bucket, String path);

  /** An error, and why the document that the bucket names for errors cannot be shown instead. */
  final class NoErrorDocumentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ServiceException refusal;
    private final transient ServiceException ofDocument;

    public NoErrorDocumentException(ServiceException refusal, ServiceException ofDocument) {
      super("no error document", null, false, false);
      this.refusal = refusal;
      this.ofDocument = ofDocument;
    }

    public ServiceException refusal() {
      return refusal;
    }

    public ServiceException ofDocument() {
      return ofDocument;
    }
  }
}
