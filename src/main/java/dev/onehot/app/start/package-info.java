/// What makes the window come sooner and cost nothing at rest, by ways that JavaFX does not offer: nobody else names its internals.
@NullMarked
package dev.onehot.app.start;

import org.jspecify.annotations.NullMarked;
