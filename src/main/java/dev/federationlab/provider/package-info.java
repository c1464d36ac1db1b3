/**
 * Web identity providers: the second of the three parties, on an origin of its own. This package
 * holds what every provider needs (its contract, clients, people, browser sessions, grants with
 * their codes and tokens) and the listener; a provider is a package below it, on {@code
 * provider.oauth}, which holds the way of a browser to a code. Knows neither the lab nor AWS: both
 * reach it over HTTP only.
 *
 * <pre>
 * ProviderListener ── Front ──┬── /healthz
 *   (Jetty)     (headers,     ├── /_lab/…    Control: bearer secret, not part of any provider's API
 *                request ID,  ├── /google/…    Provider.answer: Incoming → Answer
 *                trail)       ├── /facebook/…
 *                             └── /amazon/…
 * </pre>
 *
 * Everything a provider remembers is in the store, under the space {@code provider:<name>}; secrets
 * (client secrets, codes, tokens, session cookies) only as their SHA-256, passwords only as PBKDF2.
 */
@NullMarked
package dev.federationlab.provider;

import org.jspecify.annotations.NullMarked;
