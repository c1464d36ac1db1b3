package dev.federationlab.flow.userpool;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Message.Channel;
import dev.federationlab.flow.Stage.Planned;
import java.util.List;

/** Arrows between the app and the pool. */
final class Arrows {
  private Arrows() {}

  /**
   * What the app, in the person's browser, asks of the pool: no signature, and nobody in between.
   */
  static Planned app(String operation, List<ArtifactKind> carries, List<ArtifactKind> brings) {
    return new Planned(Actor.APP, Actor.USER_POOL, operation, Channel.BACK, carries, brings);
  }
}
