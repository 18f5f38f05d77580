/// Small programs in Heddle and in Go, side by side: what they print on one P, how they end, and Go's words.
///
/// Known difference: when a writer unlocks while readers and a writer wait, Go wakes that writer as well, only for it
/// to
/// wait again; so on one P its readers run in the order 0 1 2 where ours run 2 0 1.
package dev.heddle.golden;
