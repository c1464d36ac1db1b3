/**
 * The way of a request through the rooms of the embedded AWS. {@link
 * dev.federationlab.aws.endpoint.Endpoint} leads it from one to the next and knows no server;
 * {@link dev.federationlab.aws.endpoint.AwsListener} takes it off the network and puts the answer
 * back, and knows nothing of what is in either.
 *
 * <pre>
 * AwsListener → Endpoint: wire → Authenticator → wire → Authorizer → Operation → commit → wire → AwsListener
 *                              └────────────── Explanation ──────────────┘ → Trail
 * </pre>
 *
 * Websites of buckets stand on a port of their own: {@link
 * dev.federationlab.aws.endpoint.SitesListener} → {@link
 * dev.federationlab.aws.endpoint.SiteEndpoint}, where nobody signs. Both listeners are an {@code
 * OriginListener}. What pages of other origins may ask and read is {@code Cors}.
 */
@NullMarked
package dev.federationlab.aws.endpoint;

import org.jspecify.annotations.NullMarked;
