package io.skep.provision.doctor;

/**
 * A port that nodes need of each other.
 *
 * @param protocol {@code tcp} or {@code udp}
 * @param managers whether only managers are asked at it
 */
public record Port(String protocol, int number, boolean managers) {

    @Override
    public String toString() {
        return number + "/" + protocol;
    }
}
