/// The endpoint on this computer: who asks, who answers, and what came of it, told from the database.
@NullMarked
package dev.onehot.cli.serve;

import org.jspecify.annotations.NullMarked;
