package dev.heddle.bench;

/// What the programs compute, so that no compiler finds it useless.
public final class Work {
    private static volatile int sink;

    private Work() {}

    /// Computes for so many turns of a loop.
    public static int turns(int n) {
        int x = n;
        for (int i = 0; i < n; i++) x = x * 31 + i;
        return x;
    }

    /// Uses a result.
    public static void use(int result) {
        sink = result;
    }

    /// The same pseudo-random numbers each time.
    public static int[] numbers(int n) {
        int[] values = new int[n];
        int x = 1;
        for (int i = 0; i < n; i++) {
            x ^= x << 13;
            x ^= x >>> 17;
            x ^= x << 5;
            values[i] = x;
        }
        return values;
    }

    /// Parts the numbers from low to high so that none before the first index given is larger than any from the second
    /// on.
    public static int[] part(int[] v, int low, int high) {
        int pivot = v[low + (high - low + 1) / 2];
        int i = low;
        int j = high;
        while (i <= j) {
            while (v[i] < pivot) i++;
            while (v[j] > pivot) j--;
            if (i <= j) {
                int t = v[i];
                v[i++] = v[j];
                v[j--] = t;
            }
        }
        return new int[] {j, i};
    }
}
