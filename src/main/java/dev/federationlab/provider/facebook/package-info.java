/**
 * The stand-in for Facebook Login: it behaves toward apps and toward AWS as Facebook does. Its
 * access tokens are opaque; whose one is, only the Graph API says. What it calls a person is scoped
 * to the app that asks.
 *
 * <pre>
 * Facebook (routes, /vN.N/ left out) ─┬─ provider.oauth, in FacebookManner: the dialog   (a browser)
 *                                     └─ AccessTokenEndpoint, DebugToken, Profile, in GraphWording   (apps, AWS)
 * </pre>
 *
 * Simplifications: dialog and Graph API are on one origin, under addresses like Facebook's below
 * {@code /facebook}; there are no pictures, friends or reviews of apps; whoever holds a token may
 * ask about that very token, where Facebook wants the app or its developer.
 */
@NullMarked
package dev.federationlab.provider.facebook;

import org.jspecify.annotations.NullMarked;
