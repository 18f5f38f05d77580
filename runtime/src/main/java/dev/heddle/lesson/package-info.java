/// Checks inside a notebook, for learners. Needs JUnit 5 with its launcher, which the kernel has.
@NullMarked
package dev.heddle.lesson;

import org.jspecify.annotations.NullMarked;
