package dev.federationlab.aws;

import dev.federationlab.http.Body;

/**
 * What the second room hands on: who is calling, and the payload that their signature covers.
 *
 * @param payload the body without the framing of chunked uploads, held against its hash; the body
 *     as received where there is no framing
 */
public record Authenticated(Principal principal, Body payload) {}
