package dev.federationlab.store;

/** A stored value with the key and the version it was read at. */
public record Document<T>(String id, T value, long version) {}
