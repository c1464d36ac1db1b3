package dev.federationlab.web;

import io.javalin.config.RoutesConfig;

/** A part of the site that mounts its own routes. */
@FunctionalInterface
public interface Area {
  void mount(RoutesConfig routes);
}
