package dev.federationlab.flow;

/** Somebody with an account at a provider, ready to sign in with. */
public record Person(String id, String name) {}
