/// Rewrites class files as they are loaded.
@NullMarked
package dev.heddle.weave;

import org.jspecify.annotations.NullMarked;
