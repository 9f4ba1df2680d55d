/// Texts in the languages of configurations, changed at one place and nowhere else: every byte around stays as it was. Pure: it reads no file.
@NullMarked
package dev.onehot.tools.lossless;

import org.jspecify.annotations.NullMarked;
