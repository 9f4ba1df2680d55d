package dev.onehot.bus;

import java.io.IOException;

/// The other side of a call answered with an error. Only its name is kept.
public final class BusRefusedException extends IOException {
    private static final long serialVersionUID = 1;

    BusRefusedException(String name) {
        super(name);
    }
}
