/// Jupyter messages on ZeroMQ: sockets, signing, JSON.
///
/// One thread, [Sockets]' own, touches ZeroMQ. Other threads give it encoded messages and hear of received ones
/// through [Receiver]. What a peer sends is data to judge: it is decoded to a [Message] or [Codec.Rejected], never
/// thrown.
///
/// Decided:
/// - HMAC is built on `MessageDigest` (RFC 2104, fifteen lines): `javax.crypto.Mac` costs 37–40 ms more at the first
///   message (Temurin 25, three runs each), a quarter of the time in which kernel_info is to be answered.
/// - The wake-up is a pipe, not an inproc PAIR: a ZeroMQ socket belongs to one thread, a pipe's end to any.
@NullMarked
package dev.heddle.kernel.wire;

import org.jspecify.annotations.NullMarked;
