package dev.federationlab.aws;

import dev.federationlab.store.Transaction;
import java.time.Instant;

/** The second room: who is calling? */
@FunctionalInterface
public interface Authenticator {

  /**
   * Verifies the request's signature. May be asked twice about one request, with another
   * explanation, if its transaction has to be tried again.
   *
   * @param service the signing name of the service that was asked: {@code "s3"}; a scope that names
   *     another is refused
   * @param signature whether there must be one; where it is {@link Service.Signature#IGNORED}, the
   *     principal is {@link Principal.Anonymous} and the payload is the body
   * @param now the time of the whole request
   * @param explanation where each check is noted, the failed one included
   * @throws ServiceException in the service's own code and words (aws-behaviour 5.6)
   */
  Authenticated authenticate(
      Incoming request,
      String service,
      Service.Signature signature,
      Transaction store,
      Instant now,
      Explanation explanation);
}
