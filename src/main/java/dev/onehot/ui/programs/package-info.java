/// The screen of the programs that follow the switch.
@NullMarked
package dev.onehot.ui.programs;

import org.jspecify.annotations.NullMarked;
