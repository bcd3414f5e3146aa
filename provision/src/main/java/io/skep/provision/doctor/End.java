package io.skep.provision.doctor;

import io.skep.plans.remote.Looking;
import java.util.List;

/**
 * A host that is probed from all others, and from which all others are.
 *
 * @param address where other nodes reach it
 * @param own all its addresses, by which others know what it sent
 * @param manager whether it is or will be a manager
 */
public record End(String name, Looking looking, String address, List<String> own, boolean manager) {}
