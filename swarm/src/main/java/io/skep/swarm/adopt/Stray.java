package io.skep.swarm.adopt;

/**
 * A node of the swarm that is none of the known hosts.
 *
 * @param address where the managers reach it; empty where they do not say
 */
public record Stray(String hostname, String address, String id) {}
