package dev.heddle;

import java.util.stream.IntStream;

/// The strides that visit each of n places once.
final class Coprimes {
    private static volatile Coprimes last = new Coprimes(1);

    private final int n;
    private final int[] strides;

    private Coprimes(int n) {
        this.n = n;
        strides = IntStream.rangeClosed(1, n).filter(i -> gcd(i, n) == 1).toArray();
    }

    static Coprimes of(int n) {
        Coprimes known = last;
        if (known.n != n) last = known = new Coprimes(n);
        return known;
    }

    int pick(Processor p) {
        return strides[p.random(strides.length)];
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
