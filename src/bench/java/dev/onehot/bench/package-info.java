/// What the promises about speed rest on: `mvn -Pbench verify` measures all of them in one run, as ratios.
@NullMarked
package dev.onehot.bench;

import org.jspecify.annotations.NullMarked;
