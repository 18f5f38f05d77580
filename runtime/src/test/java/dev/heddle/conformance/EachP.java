package dev.heddle.conformance;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A test that runs at every number of Ps that the table asks for.
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "Ps {0}")
@MethodSource("dev.heddle.conformance.Dimensions#processors")
public @interface EachP {}
