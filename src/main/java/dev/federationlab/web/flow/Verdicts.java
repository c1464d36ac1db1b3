package dev.federationlab.web.flow;

import dev.federationlab.decision.Check;
import dev.federationlab.web.flow.TokenView.VerdictView;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What the checks of a token's receiver say of its signature, and apart from that of its claims.
 */
final class Verdicts {
  private static final List<String> SIGNATURE =
      List.of("signature", "algorithm", "key", "kid", "jwks");
  private static final List<String> CLAIMS =
      List.of(
          "issuer",
          "audience",
          "azp",
          "expir",
          "exp",
          "issued",
          "nonce",
          "valid",
          "provider",
          "trust policy",
          "time",
          "subject",
          "token_use",
          "token use",
          "client",
          "scope",
          "revo",
          "claim");

  private Verdicts() {}

  /** What became of the signature that a header says was made in this way, with this key. */
  static VerdictView signature(FoundToken token, String alg, String kid) {
    var checks = token.checks().stream().filter(Verdicts::aboutSignature).toList();
    return verdict(
        token,
        checks,
        check -> check.what().toLowerCase(Locale.ROOT).contains("signature"),
        "Signature: %s, made with the issuer's key %s"
            .formatted(alg, kid.length() > 8 ? kid.substring(0, 8) + "…" : kid),
        "Signature");
  }

  static VerdictView claims(FoundToken token) {
    var checks =
        token.checks().stream()
            .filter(check -> !aboutSignature(check) && mentions(check, CLAIMS))
            .toList();
    return verdict(
        token,
        checks,
        check -> true,
        "Claims: what %s compared holds (%d of %d)"
            .formatted(token.by(), checks.size(), checks.size()),
        "Claims");
  }

  private static boolean aboutSignature(Check check) {
    return mentions(check, SIGNATURE);
  }

  private static boolean mentions(Check check, List<String> words) {
    var what = check.what().toLowerCase(Locale.ROOT);
    return words.stream().anyMatch(what::contains);
  }

  private static VerdictView verdict(
      FoundToken token, List<Check> checks, Predicate<Check> settles, String holds, String name) {
    var failed = checks.stream().filter(Check::failed).findFirst();
    if (failed.isPresent()) {
      var it = failed.get();
      return new VerdictView(
          "failed",
          "%s: %s fails. Wanted %s, saw %s".formatted(name, it.what(), it.wanted(), it.saw()));
    }
    if (checks.stream().noneMatch(settles)) {
      var why =
          token.checks().isEmpty()
              ? "nobody has checked it yet"
              : token.by()
                  + " did not come to it"
                  + (token.checks().stream().allMatch(Check::passed)
                      ? ""
                      : ", since an earlier check failed");
      return new VerdictView("open", name + ": " + why);
    }
    return new VerdictView("passed", holds);
  }
}
