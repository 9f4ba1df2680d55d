/// Files as a disk keeps them: whose they are, how they are replaced whole, and what is left of a killed run. Knows no SQLite and no key.
@NullMarked
package dev.onehot.disk;

import org.jspecify.annotations.NullMarked;
