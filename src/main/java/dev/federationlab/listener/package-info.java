/**
 * What every origin's HTTP server must withstand: slow clients, large bodies and headers, odd
 * methods, malformed requests. {@link dev.federationlab.listener.Hardening} sets up a Jetty server
 * so, within the given {@link dev.federationlab.listener.Limits}; what is answered is worded by the
 * {@link dev.federationlab.listener.ErrorPage} of the origin. Knows no framework above Jetty and no
 * origin.
 *
 * <pre>
 * socket → connection limit → header limit → methods → body, read without holding a thread → the application
 * </pre>
 */
@NullMarked
package dev.federationlab.listener;

import org.jspecify.annotations.NullMarked;
