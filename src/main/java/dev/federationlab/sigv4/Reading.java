package dev.federationlab.sigv4;

import dev.federationlab.decision.Check;
import java.util.List;

/** What {@link ClaimReader} found in a request. */
public sealed interface Reading {

  /** The checks that were made, in order. */
  List<Check> checks();

  /** The request does not claim to be signed. */
  record Unsigned() implements Reading {
    @Override
    public List<Check> checks() {
      return List.of();
    }
  }

  /** It claims a signature, in proper form. */
  record Claimed(Claim claim, List<Check> checks) implements Reading {
    public Claimed {
      checks = List.copyOf(checks);
    }
  }

  /** It claims one in a form that cannot be verified. */
  record Unusable(Failure failure, List<Check> checks) implements Reading {
    public Unusable {
      checks = List.copyOf(checks);
    }
  }
}
