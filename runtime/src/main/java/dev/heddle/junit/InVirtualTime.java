package dev.heddle.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// The test runs in [dev.heddle.VirtualTime]: its clock moves only when all of its goroutines wait, so timeouts take
/// no time. It ends when all of them have ended, and fails if some wait for ever.
///
/// ```java
/// @Test
/// @InVirtualTime
/// void givesUpAfterAnHour() { … }
/// ```
///
/// On a class it is meant for all of its tests. With [Seeds] it changes nothing: a schedule has a virtual clock of its
/// own. Java must be started with `--add-opens java.base/java.lang=ALL-UNNAMED`. Source: Go, testing/synctest.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(GoroutineExtension.class)
public @interface InVirtualTime {}
