/// How programs follow the switch: which keys of which of their files are ours, what a file becomes by that, whether they run, and what is typed where no file
/// helps. What is known of each program is data, in `programs.ini`.
@NullMarked
package dev.onehot.tools.follow;

import org.jspecify.annotations.NullMarked;
