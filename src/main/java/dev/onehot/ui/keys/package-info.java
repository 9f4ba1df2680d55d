/// How keys are kept: opening, choosing a place, locking, and what the window says of it.
@NullMarked
package dev.onehot.ui.keys;

import org.jspecify.annotations.NullMarked;
