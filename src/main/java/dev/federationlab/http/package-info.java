/**
 * HTTP as it was seen on the wire: {@link dev.federationlab.http.Request}, {@link
 * dev.federationlab.http.Response}, and the {@link dev.federationlab.http.Exchange} of both. Values
 * only; knows neither a client nor a server.
 */
@NullMarked
package dev.federationlab.http;

import org.jspecify.annotations.NullMarked;
