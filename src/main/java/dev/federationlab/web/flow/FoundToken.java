package dev.federationlab.web.flow;

import dev.federationlab.decision.Check;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token that a scene can show.
 *
 * @param id by which the address names it: {@code "access-token"}, {@code "id-token.refresh"}
 * @param note which one of its kind it is: {@code "stage 4"}; empty for that of the run
 * @param where in words: {@code "as it was sent to STS in this run"}
 * @param by who checked it; empty if nobody did
 * @param checks the checks that its receiver made; empty if nobody checked it yet, or nobody says
 * @param artifact what the app keeps of it; absent for one that was only sent
 */
record FoundToken(
    ArtifactKind kind,
    String id,
    String text,
    String note,
    String where,
    String by,
    List<Check> checks,
    @Nullable Artifact artifact) {

  /** Whether it can be read at all: header and claims, signed and not encrypted. */
  boolean readable() {
    return (kind == ArtifactKind.ID_TOKEN
            || kind == ArtifactKind.ACCESS_TOKEN
            || kind == ArtifactKind.IDENTITY_TOKEN)
        && text.chars().filter(c -> c == '.').count() == 2;
  }
}
