package dev.heddle;

import java.math.BigInteger;

/// A sequence of choices as one number: the first choice is the remainder by the number of its options, the
/// rest the quotient. So it needs no lengths, and a run that mostly goes on with option 0 has a short one.
final class Path {
    private BigInteger number = BigInteger.ZERO;
    private BigInteger weight = BigInteger.ONE; // the product of all options so far

    /// Adds a choice and gives it back.
    int add(int chosen, int options) {
        number = number.add(weight.multiply(BigInteger.valueOf(chosen)));
        weight = weight.multiply(BigInteger.valueOf(options));
        return chosen;
    }

    BigInteger number() {
        return number;
    }

    /// How many bits it has.
    int length() {
        return weight.bitLength();
    }

    /// Gives the choices of a path back, one by one.
    static final class Follower implements Strategy {
        private BigInteger rest;

        Follower(BigInteger path) {
            rest = path;
        }

        @Override
        public int choose(int options) {
            if (rest.signum() == 0) return 0;
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(options));
            rest = parts[0];
            return parts[1].intValue();
        }
    }
}
