/// Exports, imports, backups, restores and the files that are Onehot's own.
@NullMarked
package dev.onehot.core.files;

import org.jspecify.annotations.NullMarked;
