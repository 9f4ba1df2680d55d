/// Packages Onehot: runs inside `mvn -Pdist package`, compiled in memory by the `java` launcher, and never shipped.
package dev.onehot.build;
