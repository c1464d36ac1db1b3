package dev.federationlab.http;

/** A response as it was received. */
public record Response(int status, Headers headers, Body body) {}
