package dev.heddle;

import java.math.BigInteger;
import java.util.SplittableRandom;

/// Decides at each choice of a serial schedule: which goroutine goes on, which of a select's cases that can be
/// done is.
///
/// Where the running goroutine can go on, option 0 is that it does. The same choices give the same run.
interface Strategy {
    /// Chooses one of so many options, 0 to options - 1; there are at least two.
    int choose(int options);

    /// All choices at random, decided by a seed.
    static Strategy random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random::nextInt;
    }

    /// The choices of a path; where it ends, option 0.
    static Strategy along(BigInteger path) {
        return new Path.Follower(path);
    }
}
