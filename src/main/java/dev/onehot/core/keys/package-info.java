/// Opens, makes, moves and locks the master key, and turns keys into what is stored and back.
@NullMarked
package dev.onehot.core.keys;

import org.jspecify.annotations.NullMarked;
