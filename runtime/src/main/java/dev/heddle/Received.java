package dev.heddle;

import org.jspecify.annotations.Nullable;

/// What `v, ok := <-c` gives. Source: Go specification, "Receive operator".
///
/// @param value what was received, or the channel's zero value
/// @param ok whether it was sent; false if the channel is closed and drained
/// @param <T> the type of elements
public record Received<T extends @Nullable Object>(T value, boolean ok) {}
