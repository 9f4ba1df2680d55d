/// The window's frame: header, navigation, status bar and notices. Undo takes back what stands on top of the activity: whatever it is, zoom too; and a text's
/// own undo comes first, as long as it has something to take back.
@NullMarked
package dev.onehot.ui.shell;

import org.jspecify.annotations.NullMarked;
