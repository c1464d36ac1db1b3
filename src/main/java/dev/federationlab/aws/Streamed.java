package dev.federationlab.aws;

import dev.federationlab.http.Body;

/** A response whose payload the SDK streams, beside the response: GetObject's bytes. */
public record Streamed<O>(O response, Body body) {}
