package dev.federationlab.aws;

/** The third room: may they? */
@FunctionalInterface
public interface Authorizer {

  /**
   * Returns if the caller may, having noted the policies that were read in the call's explanation.
   *
   * @throws ServiceException AccessDenied in the service's own code and words (aws-behaviour 5.5)
   */
  void require(Call call, Access access);
}
