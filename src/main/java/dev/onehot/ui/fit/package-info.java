/// What gives way where the window is small or its letters are large, and what is never pushed out.
@NullMarked
package dev.onehot.ui.fit;

import org.jspecify.annotations.NullMarked;
