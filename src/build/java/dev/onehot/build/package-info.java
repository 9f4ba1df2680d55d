/// Packages Onehot, and what else a build runs of its own (the theme, Error Prone): compiled in memory by the `java` launcher, and never shipped.
package dev.onehot.build;
