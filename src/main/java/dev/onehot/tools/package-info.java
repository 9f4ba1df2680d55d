/// Reads what other programs keep about providers: their files, as their own readers take them. Knows no vendor by name; only reads.
@NullMarked
package dev.onehot.tools;

import org.jspecify.annotations.NullMarked;
