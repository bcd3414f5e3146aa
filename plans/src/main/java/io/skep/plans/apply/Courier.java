package io.skep.plans.apply;

import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;

/**
 * Brings a file to a host before a plan needs it: one whose content no plan may hold. Whoever calls it sees to it that the file
 * means nothing until the plan takes it up.
 *
 * @param window in which the host was seen
 */
public record Courier(Setting setting, Window window) {

    /** Writes it as {@link io.skep.plans.remote.Connection#upload(byte[], String, String)} does, readable by root only. */
    public void bring(Address host, byte[] content, String path) throws RemoteException, InterruptedException {
        Resolution resolution = new Resolution(setting.resolving(), window::outputs);
        setting.hosts().connect(host, resolution.clear(window.outputs(host))).upload(content, path, "0600");
    }
}
