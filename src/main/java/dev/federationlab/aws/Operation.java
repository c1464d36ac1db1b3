package dev.federationlab.aws;

/**
 * One operation of a service, from the SDK's request type to its response type (or to a {@link
 * Streamed} one). Decoding, authentication, authorization and encoding happen around it.
 */
@FunctionalInterface
public interface Operation<I, O> {
  /**
   * Does what the operation is for.
   *
   * @throws ServiceException what the service answers instead; nothing of the transaction is kept,
   *     unless it is {@link ServiceException#keeping}
   */
  O handle(Call call, I request);
}
