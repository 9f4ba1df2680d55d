/// Decides and serialises every change, and tells listeners what is now true.
@NullMarked
package dev.onehot.core;

import org.jspecify.annotations.NullMarked;
