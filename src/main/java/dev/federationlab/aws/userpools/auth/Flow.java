package dev.federationlab.aws.userpools.auth;

/** A way to begin: a value of {@code AuthFlow}. */
@FunctionalInterface
interface Flow {
  /**
   * Takes the first step.
   *
   * @throws dev.federationlab.aws.ServiceException what the API answers instead
   */
  Progress begin(Attempt attempt);
}
