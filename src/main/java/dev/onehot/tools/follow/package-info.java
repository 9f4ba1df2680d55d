/// What is known of the files of programs that follow the switch: which keys there are ours, whether they run, and what is typed where no file helps.
@NullMarked
package dev.onehot.tools.follow;

import org.jspecify.annotations.NullMarked;
