/// The session bus of a Linux desktop: where it listens, and messages on it.
@NullMarked
package dev.onehot.bus;

import org.jspecify.annotations.NullMarked;
