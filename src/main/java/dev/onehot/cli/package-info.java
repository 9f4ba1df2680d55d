/// Turns arguments into the same commands as the window does, and prints. Never touches a JavaFX class.
@NullMarked
package dev.onehot.cli;

import org.jspecify.annotations.NullMarked;
