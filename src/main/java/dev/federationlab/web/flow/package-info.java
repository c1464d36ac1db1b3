/**
 * What the flow pages show, as values: everything that a template would have to think about is
 * decided here.
 *
 * <pre>
 * Spot (the address) ─┐
 * Progress, StageRun  ├─► Scene ──► StageView = Rail + Diagram + Controls + one open tab (Story, Wire, Token …)
 * FlowWords           ┘
 * </pre>
 *
 * Pure functions from what was recorded to what is shown; knows no HTTP server and no template. The
 * records are public since the template engine reads them.
 */
@NullMarked
package dev.federationlab.web.flow;

import org.jspecify.annotations.NullMarked;
