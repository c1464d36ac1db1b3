package dev.federationlab.sigv4;

import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;

/**
 * A request as it stands on the wire: what a signature is made over.
 *
 * @param rawPath as it stands on the request line, nothing decoded; begins with a slash
 * @param rawQuery without the question mark; empty if there is none
 * @param body with the framing of a chunked upload, if it has one
 */
public record Signable(
    String method, String rawPath, String rawQuery, Headers headers, Body body) {}
