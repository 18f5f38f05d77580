/// Whether the runtime does what Go does: the rows of Go's rules that we keep, each with its tests.
///
/// A test belongs to the rows that its display name begins with: `C4, C5: every value …`. [Conformance] listens to a
/// run
/// of the tests and writes the table, `target/conformance.md`.
package dev.heddle.conformance;
