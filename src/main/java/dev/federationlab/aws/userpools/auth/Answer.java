package dev.federationlab.aws.userpools.auth;

/** The answer to one kind of challenge: a value of {@code ChallengeName}. */
@FunctionalInterface
interface Answer {
  /**
   * Holds an answer against its challenge.
   *
   * @throws dev.federationlab.aws.ServiceException what the API answers instead
   */
  Progress take(Attempt attempt);
}
