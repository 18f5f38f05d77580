/// Chooses how a value looks: MIME bundles.
@NullMarked
package dev.heddle.kernel.display;

import org.jspecify.annotations.NullMarked;
