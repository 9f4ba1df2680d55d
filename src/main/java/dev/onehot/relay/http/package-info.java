/// The endpoint on the wire: who may ask, what is asked, how the provider that answers is asked, and what goes wrong between them.
///
/// Everything of one program's connection, and of the connections to providers that it uses, happens on one event loop: nothing there waits. What may wait
/// is done on virtual threads: who asks and who answers, what leads to a server.
@NullMarked
package dev.onehot.relay.http;

import org.jspecify.annotations.NullMarked;
