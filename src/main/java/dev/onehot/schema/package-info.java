/// What settings mean: JSON Schema documents read as records, and values checked against them. Loaded when it is first needed.
@NullMarked
package dev.onehot.schema;

import org.jspecify.annotations.NullMarked;
