package dev.federationlab.flow.snippet;

/**
 * How the code that a flow shows in one language is run, as it stands, from the first stage to the
 * last. It aborts where the language is not installed.
 */
@FunctionalInterface
interface Journey {
  void go(ShownCode code, Programs programs) throws Exception;
}
