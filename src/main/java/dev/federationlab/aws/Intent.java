package dev.federationlab.aws;

import java.util.List;
import java.util.function.Supplier;

/**
 * A request that was read, but not yet allowed: what it needs, and what is done once it has it. Of
 * one attempt, in its transaction.
 *
 * @param needs nothing if anyone may ask
 * @param work gives the response; may throw {@link ServiceException}
 */
public record Intent<O>(List<Access> needs, Supplier<O> work) {
  public Intent {
    needs = List.copyOf(needs);
  }
}
