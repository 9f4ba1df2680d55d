/// The list of providers and their editor.
@NullMarked
package dev.onehot.ui.providers;

import org.jspecify.annotations.NullMarked;
