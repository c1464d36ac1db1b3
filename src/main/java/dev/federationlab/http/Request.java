package dev.federationlab.http;

import java.net.URI;

/** A request as it was sent. {@code uri} is absolute. */
public record Request(String method, URI uri, Headers headers, Body body) {}
