package dev.federationlab.web;

import io.javalin.config.RoutesConfig;

/** A part of the site that mounts its own routes. */
@FunctionalInterface
public interface Area {
  void mount(RoutesConfig routes);

  /** Lets go of what is open, so that the server can stop. */
  default void stop() {}
}
