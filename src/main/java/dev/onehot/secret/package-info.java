/// Keeps API keys out of rows, logs, events and exports.
@NullMarked
package dev.onehot.secret;

import org.jspecify.annotations.NullMarked;
