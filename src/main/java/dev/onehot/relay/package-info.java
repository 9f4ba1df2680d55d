/// What the endpoint has to be told, and what it tells: who asks, who answers, what came of it.
@NullMarked
package dev.onehot.relay;

import org.jspecify.annotations.NullMarked;
