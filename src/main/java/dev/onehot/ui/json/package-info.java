/// An editor for JSON: colours, line numbers, marks, completion. It knows what JSON looks like and nothing of what it is for.
@NullMarked
package dev.onehot.ui.json;

import org.jspecify.annotations.NullMarked;
