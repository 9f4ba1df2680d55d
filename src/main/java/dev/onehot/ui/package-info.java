/// What every screen shares: the way to the FX thread, the observable model, commands, texts and views.
@NullMarked
package dev.onehot.ui;

import org.jspecify.annotations.NullMarked;
