/**
 * The stand-in for Login with Amazon: it behaves toward apps and toward AWS as Amazon does. Its
 * access and refresh tokens are opaque texts with a bar in them; whose one is, {@code tokeninfo}
 * and the profile say.
 *
 * <pre>
 * Amazon (routes) ─┬─ provider.oauth, in AmazonManner: sign-in, consent, code   (a browser)
 *                  └─ TokenEndpoint, TokenServices, in AmazonWording   (apps, AWS)
 * </pre>
 *
 * Simplifications: Amazon's {@code www.amazon.com} and {@code api.amazon.com} are one origin here,
 * under the same paths below {@code /amazon}.
 */
@NullMarked
package dev.federationlab.provider.amazon;

import org.jspecify.annotations.NullMarked;
