/// Asks which database is to be opened: a file of this computer, or one on a server.
@NullMarked
package dev.onehot.ui.databases;

import org.jspecify.annotations.NullMarked;
