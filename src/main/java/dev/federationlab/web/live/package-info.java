/**
 * Streams of server-sent events, for pages that change while one looks at them.
 *
 * <pre>
 * page ──GET──► EventStreams.open ──► EventStream (a bounded queue) ◄── offer ── whoever has news
 * </pre>
 *
 * Nobody waits for a reader: what cannot be written at once is queued, and a reader whose queue is
 * full is dropped. It comes back with the ID of the last event that it has, and gets what it
 * missed.
 */
@NullMarked
package dev.federationlab.web.live;

import org.jspecify.annotations.NullMarked;
