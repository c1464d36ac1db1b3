package dev.federationlab.aws.userpools.login;

/**
 * What the pool has to know again when a browser comes back from a provider.
 *
 * @param query the app's authorization request
 * @param browser the mark of the browser that was sent
 * @param until epoch seconds
 */
record Passage(String query, String provider, String nonce, String browser, long until) {}
