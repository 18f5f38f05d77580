/// JUnit 5 for goroutines: [LeavesNoGoroutine] fails a test that leaves some behind, [InVirtualTime] runs one on a
/// clock that moves by itself, [Seeds] runs one under many schedules. They may be combined. Needs JUnit Jupiter,
/// which the rest of the jar does not.
///
/// Under each of them the test method runs as the main goroutine of a program of its own: a panic of any of its
/// goroutines, or a deadlock of all, fails the test and ends no JVM. What runs before and after each test does not.
///
/// Decided:
///
/// - Each seed is an invocation of its own, with a new instance of the test class, so that nothing is left of the run
///   before; the first that fails is the last, for its replay string is what is wanted.
/// - Goroutines have a second to end after the test, by the test's clock, which may be virtual: whoever has just been
///   told to end is no leak.
@NullMarked
package dev.heddle.junit;

import org.jspecify.annotations.NullMarked;
