package io.github.spencerpark.jupyter.kernel.magic.registry;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a method that takes a list of words and a text as a cell magic, for [Magics#registerMagics].
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CellMagic {
    /// Its name; the method's if empty.
    String value() default "";

    /// Its other names.
    String[] aliases() default {};
}
