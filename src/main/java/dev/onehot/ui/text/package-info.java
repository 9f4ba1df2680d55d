/// What shows a person's words, in whatever letters they are written.
@NullMarked
package dev.onehot.ui.text;

import org.jspecify.annotations.NullMarked;
