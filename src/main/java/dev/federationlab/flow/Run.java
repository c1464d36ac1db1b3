package dev.federationlab.flow;

/** What a stage has at hand while it runs: recording clients, earlier artifacts, a place to keep new ones. */
public interface Run {}
