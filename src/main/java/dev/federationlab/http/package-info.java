/**
 * HTTP as it was seen on the wire: {@link dev.federationlab.http.Request}, {@link
 * dev.federationlab.http.Response}, and the {@link dev.federationlab.http.Exchange} of both, as
 * values; and the {@link dev.federationlab.http.BoundedFetch} with which one party calls another
 * during a request.
 */
@NullMarked
package dev.federationlab.http;

import org.jspecify.annotations.NullMarked;
