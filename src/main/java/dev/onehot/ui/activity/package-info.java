/// The screen of what was done, by whom, and its undoing.
@NullMarked
package dev.onehot.ui.activity;

import org.jspecify.annotations.NullMarked;
