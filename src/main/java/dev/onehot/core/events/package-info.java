/// What is wanted, what came of it, what is true now, and who hears of it.
@NullMarked
package dev.onehot.core.events;

import org.jspecify.annotations.NullMarked;
