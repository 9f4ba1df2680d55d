/// The palette: providers, what can be done with each of them and in the window, and settings, found by what a person types.
@NullMarked
package dev.onehot.ui.switcher;

import org.jspecify.annotations.NullMarked;
