/// The window's frame: header, navigation, status bar and notices.
@NullMarked
package dev.onehot.ui.shell;

import org.jspecify.annotations.NullMarked;
