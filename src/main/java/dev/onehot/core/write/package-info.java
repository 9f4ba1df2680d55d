/// One queue, one transaction, one class for each family of commands.
@NullMarked
package dev.onehot.core.write;

import org.jspecify.annotations.NullMarked;
