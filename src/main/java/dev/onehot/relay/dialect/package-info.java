/// The dialects in which programs ask and providers answer: for each one reader and one writer, none for a pair.
@NullMarked
package dev.onehot.relay.dialect;

import org.jspecify.annotations.NullMarked;
