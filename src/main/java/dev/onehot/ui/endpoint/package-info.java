/// The endpoint in this window: whether it answers and where, who may ask, and what went through it.
@NullMarked
package dev.onehot.ui.endpoint;

import org.jspecify.annotations.NullMarked;
