package dev.federationlab.web.flow;

import dev.federationlab.flow.Actor;
import java.util.List;

/**
 * Where the lifelines stand: evenly spread, so that the diagram is as wide as this flow's actors
 * need.
 */
record Lanes(List<Actor> actors, int width) {

  int x(Actor actor) {
    int index = Math.max(0, actors.indexOf(actor));
    return Math.round((index + 0.5f) * width / actors.size());
  }

  int boxWidth() {
    return Math.min(108, width / actors.size() - (actors.size() > 7 ? 6 : 14));
  }
}
