/// The settings, one row each.
@NullMarked
package dev.onehot.ui.settings;

import org.jspecify.annotations.NullMarked;
