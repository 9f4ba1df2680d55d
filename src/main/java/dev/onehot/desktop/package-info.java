/// What Onehot is on a desktop besides its window.
@NullMarked
package dev.onehot.desktop;

import org.jspecify.annotations.NullMarked;
