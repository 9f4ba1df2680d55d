/// The searchable list that makes a provider the active one.
@NullMarked
package dev.onehot.ui.switcher;

import org.jspecify.annotations.NullMarked;
