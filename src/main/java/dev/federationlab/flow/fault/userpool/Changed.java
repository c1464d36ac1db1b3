package dev.federationlab.flow.fault.userpool;

import dev.federationlab.flow.Artifact;

/** Artifacts with something else in the place of their value. */
final class Changed {
  private Changed() {}

  static Artifact value(Artifact artifact, String value) {
    return new Artifact(
        artifact.kind(), value, artifact.fields(), artifact.issuedAt(), artifact.expiresAt());
  }
}
