/// Programs that follow: which of their files should say what, and what they say.
@NullMarked
package dev.onehot.core.programs;

import org.jspecify.annotations.NullMarked;
