/// What is known of the programs that use a provider. Pure: it starts nothing, opens nothing and asks nobody.
@NullMarked
package dev.onehot.tools.programs;

import org.jspecify.annotations.NullMarked;
