package dev.federationlab.flow.fault.identity;

import dev.federationlab.flow.Artifact;

/** Another text where an artifact's own is expected. */
final class OtherText {
  private OtherText() {}

  /** Passed off as this artifact. */
  static Artifact of(Artifact honest, String text) {
    return new Artifact(
        honest.kind(), text, honest.fields(), honest.issuedAt(), honest.expiresAt());
  }
}
