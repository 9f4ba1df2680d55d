/// What a provider and a setting are, and when they are wrong. Immutable, pure, `java.base` only.
@NullMarked
package dev.onehot.model;

import org.jspecify.annotations.NullMarked;
