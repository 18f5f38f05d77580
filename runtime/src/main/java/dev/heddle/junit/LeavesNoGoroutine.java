package dev.heddle.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// The test fails if goroutines that it started live on after it: the failure shows each of them as a dump does, with
/// where it waits, who started it and where. They have a second to end, by the test's clock; then they are stopped.
///
/// ```java
/// @Test
/// @LeavesNoGoroutine
/// void closesItsChannel() { … }
/// ```
///
/// On a class it is meant for all of its tests. The idea is that of Go's goleak.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(GoroutineExtension.class)
public @interface LeavesNoGoroutine {}
