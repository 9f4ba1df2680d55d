/// What the window shows when the database cannot be used.
@NullMarked
package dev.onehot.ui.failure;

import org.jspecify.annotations.NullMarked;
