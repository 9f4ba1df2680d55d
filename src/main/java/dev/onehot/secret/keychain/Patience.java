package dev.onehot.secret.keychain;

import java.time.Duration;

/// How long each step may take before the other side counts as silent. A person's answer to a dialog is never among them.
///
/// @param knock until the session bus says anything
/// @param call until a question is answered; what works answers within a few milliseconds
/// @param start until something is done: the bus has taken us in or started a service, the service has answered what it writes
/// @param disk until it is on the disk what a service has in memory first, at most
record Patience(Duration knock, Duration call, Duration start, Duration disk) {
    /// A silent bus or service is told within half a second, and the classes for it have to be loaded too.
    static final Patience USUAL =
            new Patience(Duration.ofMillis(300), Duration.ofMillis(400), Duration.ofSeconds(5), Duration.ofSeconds(6));
}
