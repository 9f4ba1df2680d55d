/// Talks to a provider's server: reachable, key accepted, model answers, list of models.
@NullMarked
package dev.onehot.probe;

import org.jspecify.annotations.NullMarked;
