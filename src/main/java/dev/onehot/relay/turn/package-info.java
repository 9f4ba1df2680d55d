/// One turn of a conversation with a model, as no dialect puts it: what is asked, and the pieces of the answer as they come.
@NullMarked
package dev.onehot.relay.turn;

import org.jspecify.annotations.NullMarked;
