package io.skep.swarm.status;

/**
 * How full a subnet of a network is.
 *
 * @param used addresses that tasks, services and the nodes' own ends have
 * @param capacity addresses there are
 */
public record SubnetSight(String network, String subnet, long used, long capacity) {}
