package dev.heddle.conformance;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A test that runs at every capacity and every number of Ps that the table asks for.
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "capacity {0}, Ps {1}")
@MethodSource("dev.heddle.conformance.Dimensions#capacitiesAndProcessors")
public @interface EachCapacity {}
