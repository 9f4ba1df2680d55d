/// `main`, wiring, paths and shutdown order.
@NullMarked
package dev.onehot.app;

import org.jspecify.annotations.NullMarked;
