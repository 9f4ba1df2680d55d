/// The one preview of a plan, whatever it is from.
@NullMarked
package dev.onehot.ui.plan;

import org.jspecify.annotations.NullMarked;
