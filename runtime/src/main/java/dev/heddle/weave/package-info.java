/// Rewrites class files as they are loaded: [Weaver] adds safepoints and sends waits that mind no interrupt
/// to their [Twins].
///
/// A notebook's cells are woven. A plain program weaves its own classes with one option,
/// `-javaagent:heddle-runtime.jar` ([Agent]), or runs without.
///
/// Decided:
/// - A safepoint is an `invokedynamic` with a constant no-op target. Measured: 0.73 ns an iteration with and without,
///   and a stale flag stays stale; a volatile read, as JShell weaves it, doubles a tight loop's time and hides the bug.
/// - The place of a call of the runtime ([Places]) is a number and a static call that looks at a plain flag, not an
///   `invokedynamic`: each of those takes some 50 µs to link, and the operation that follows dwarfs the look.
/// - `java.lang.classfile`, not ASM: no dependency, and it knows the class files of the JDK it runs on.
/// - `monitorenter` is left alone: on JDK 25 a reference kept on the operand stack across it goes stale after a
///   collection, and no JDK call enters a monitor with an end to the wait.
@NullMarked
package dev.heddle.weave;

import org.jspecify.annotations.NullMarked;
