package dev.federationlab.aws;

import dev.federationlab.decision.Check;

/**
 * An operation none of whose refusals is without a reason: one that noted no failed check of its
 * own is explained by its words.
 *
 * @param name of the operation: {@code "SignUp"}
 */
public record Explained<I, O>(String name, Operation<I, O> operation) implements Operation<I, O> {

  @Override
  public O handle(Call call, I request) {
    try {
      return operation.handle(call, request);
    } catch (ServiceException e) {
      if (call.explanation().checks().stream().noneMatch(Check::failed)) {
        call.explanation()
            .check(
                Check.failed(
                    "request", "what " + name + " allows", e.message(), "API Reference, " + name));
      }
      throw e;
    }
  }
}
