package io.skep.provision.doctor;

/**
 * Something that a person should know of a host.
 *
 * @param fatal whether a swarm cannot work so; else it is a warning
 * @param check one word: {@code disk clock pools engine swarm mtu dns kernel port reach}
 * @param host whose finding it is, as people call it; empty where it is nobody's alone
 * @param what what is wrong
 * @param remedy what to do
 */
public record Finding(boolean fatal, String check, String host, String what, String remedy) {}
