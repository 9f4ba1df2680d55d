package dev.onehot.bus;

import java.io.IOException;

/// There is no session bus that this process could open.
public final class NoBusException extends IOException {
    private static final long serialVersionUID = 1;

    private final String address;

    /// @param address of the bus that is there, of a kind that Java cannot use; empty where there is none
    NoBusException(String address) {
        super(address.isEmpty() ? "no session bus" : address);
        this.address = address;
    }

    public String address() {
        return address;
    }
}
