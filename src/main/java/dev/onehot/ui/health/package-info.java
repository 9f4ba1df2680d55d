/// The screen of how the database is: facts, checks, backups, export and import.
@NullMarked
package dev.onehot.ui.health;

import org.jspecify.annotations.NullMarked;
