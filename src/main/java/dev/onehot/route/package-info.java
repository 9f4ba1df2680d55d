/// How a request gets from this machine to a provider's server: past which proxy, and whose certificates are believed.
@NullMarked
package dev.onehot.route;

import org.jspecify.annotations.NullMarked;
