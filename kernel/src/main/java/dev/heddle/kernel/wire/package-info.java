/// Jupyter messages on ZeroMQ: sockets, signing, JSON.
@NullMarked
package dev.heddle.kernel.wire;

import org.jspecify.annotations.NullMarked;
