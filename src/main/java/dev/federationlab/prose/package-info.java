/**
 * Written content: Markdown to safe HTML, YAML read strictly, and where both lie.
 *
 * <pre>
 * ContentFiles ──► Page (front matter as Fields, body) ──► Markdown ──► Rendered = Segments + Headings
 *      │                                                      │
 *   classpath or a folder read live                        Terms: what a term: link points at
 * </pre>
 *
 * Every error is a {@link dev.federationlab.prose.ContentException} that names file and line. Knows
 * nothing of lessons, flows or questions: those packages say which keys and fenced blocks they
 * take.
 */
@NullMarked
package dev.federationlab.prose;

import org.jspecify.annotations.NullMarked;
