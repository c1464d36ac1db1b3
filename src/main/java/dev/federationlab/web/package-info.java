/**
 * The pages: what a learner sees and clicks, as plain HTML first.
 *
 * <pre>
 * WebListener ──► Gate (headers, limits, session, CSRF) ──► Area.mount: Home, FlowPages, LearnPages … ──► Site.show
 *                                                                                             │
 *                                                 view records, made in Java ──► PageRenderer (templates)
 * </pre>
 *
 * Each area is a class that mounts its own routes; a handler reads parameters, calls one thing,
 * renders one thing. What htmx sends is known to {@link dev.federationlab.web.Htmx} alone. Nothing
 * here decides anything about a flow: it shows what {@code flow} recorded.
 */
@NullMarked
package dev.federationlab.web;

import org.jspecify.annotations.NullMarked;
