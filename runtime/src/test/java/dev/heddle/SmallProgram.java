package dev.heddle;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/// A few goroutines, each a few operations on two channels and a mutex.
///
/// @param capacities of the channels
/// @param goroutines what each does
record SmallProgram(List<Integer> capacities, List<List<Op>> goroutines) {
    private static final int MOST_SCHEDULES = 50_000;

    /// What runs under many schedules gave.
    ///
    /// @param whole whether those were all schedules
    record Outcomes(Set<String> set, boolean whole) {}

    /// An operation and, in a run, what comes of it as a word.
    sealed interface Op {
        /// A send.
        record Send(int channel, int value) implements Op {}

        /// A receive.
        record Receive(int channel) implements Op {}

        /// A close.
        record Close(int channel) implements Op {}

        /// How many values a channel holds.
        record Len(int channel) implements Op {}

        /// A select of sends and receives.
        record Select(List<Op> cases, boolean otherwise) implements Op {}

        /// A lock.
        record Lock() implements Op {}

        /// A lock that does not wait.
        record TryLock() implements Op {}

        /// An unlock, if this goroutine holds the lock.
        record Unlock() implements Op {}
    }

    static SmallProgram random(SplittableRandom random, int goroutines, int operations) {
        List<Integer> capacities = List.of(random.nextInt(3), random.nextInt(3));
        boolean locks = random.nextInt(4) == 0;
        int[] values = {0};
        List<List<Op>> all = new ArrayList<>();
        for (int g = 0; g < goroutines; g++) {
            List<Op> ops = new ArrayList<>();
            for (int i = 0; i < operations; i++) ops.add(locks ? lockOp(random) : channelOp(random, values));
            all.add(List.copyOf(ops));
        }
        return new SmallProgram(capacities, List.copyOf(all));
    }

    private static Op lockOp(SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> new Op.Lock();
            case 2 -> new Op.TryLock();
            default -> new Op.Unlock();
        };
    }

    private static Op channelOp(SplittableRandom random, int[] values) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4, 5, 6 -> transfer(random, random.nextInt(2), values);
            case 7 -> new Op.Close(random.nextInt(2));
            case 8 -> new Op.Len(random.nextInt(2));
            case 9 -> new Op.Select(List.of(transfer(random, random.nextInt(2), values)), true);
            default ->
                new Op.Select(
                        List.of(transfer(random, 0, values), transfer(random, random.nextInt(2), values)),
                        random.nextInt(4) == 0);
        };
    }

    private static Op transfer(SplittableRandom random, int channel, int[] values) {
        return random.nextBoolean() ? new Op.Send(channel, ++values[0]) : new Op.Receive(channel);
    }

    /// What comes of it under every schedule: for each goroutine the results in its order.
    Outcomes outcomes(Exploration exploration) {
        Set<String> outcomes = new TreeSet<>();
        Execution[] current = new Execution[1];
        boolean whole = exploration.explore(
                MOST_SCHEDULES,
                () -> {
                    current[0] = new Execution(this);
                    current[0].start(exploration);
                    return null;
                },
                end -> outcomes.add(current[0].results + (end instanceof Program.Outcome.Returned ? "" : " stuck")));
        return new Outcomes(outcomes, whole);
    }

    /// One run.
    private static final class Execution {
        private final SmallProgram program;
        private final List<Channel<Integer>> channels = new ArrayList<>();
        private final Mutex mutex = new Mutex();
        final List<List<String>> results = new ArrayList<>();

        Execution(SmallProgram program) {
            this.program = program;
            for (int capacity : program.capacities) channels.add(Channel.make(capacity, 0));
            for (int g = 0; g < program.goroutines.size(); g++) results.add(new ArrayList<>());
        }

        /// Starts the goroutines and waits for their end, without a scheduling point of its own.
        void start(Exploration exploration) {
            G main = G.current();
            for (int g = 0; g < program.goroutines.size(); g++) {
                int n = g;
                new G(null, main, () -> run(n, exploration)).start();
            }
            ((SerialScheduler) main.scheduler).bubble().end(main);
        }

        private void run(int g, Exploration exploration) throws Exception {
            boolean[] holds = new boolean[1];
            List<Op> ops = program.goroutines.get(g);
            for (int i = 0; i < ops.size(); i++) {
                Op op = ops.get(i);
                boolean plainly = i == 0 && !(op instanceof Op.Select);
                results.get(g).add(plainly ? exploration.first(() -> result(op, holds)) : result(op, holds));
            }
        }

        private String result(Op op, boolean[] holds) {
            try {
                return switch (op) {
                    case Op.Send(int c, int v) -> {
                        channels.get(c).send(v);
                        yield "sent";
                    }
                    case Op.Receive(int c) -> word(channels.get(c).receiveOk());
                    case Op.Close(int c) -> {
                        channels.get(c).close();
                        yield "closed";
                    }
                    case Op.Len(int c) -> {
                        Go.gosched(); // len itself is no scheduling point
                        yield "len " + channels.get(c).len();
                    }
                    case Op.Select(var cases, boolean otherwise) -> select(cases, otherwise);
                    case Op.Lock() -> {
                        if (holds[0]) Go.gosched();
                        if (holds[0]) yield "held";
                        mutex.lock();
                        holds[0] = true;
                        yield "locked";
                    }
                    case Op.TryLock() -> {
                        boolean got = mutex.tryLock();
                        holds[0] |= got;
                        yield got ? "locked" : "busy";
                    }
                    case Op.Unlock() -> {
                        if (!holds[0]) Go.gosched();
                        if (!holds[0]) yield "not held";
                        holds[0] = false;
                        mutex.unlock();
                        yield "unlocked";
                    }
                };
            } catch (Panic panic) {
                return "panic";
            }
        }

        private static String word(Received<Integer> received) {
            return received.ok() ? "got " + received.value() : "end";
        }

        private String select(List<Op> cases, boolean otherwise) {
            String[] said = {"default"};
            List<Case> all = new ArrayList<>();
            for (int i = 0; i < cases.size(); i++) {
                int n = i;
                all.add(
                        switch (cases.get(i)) {
                            case Op.Send(int c, int v) -> Go.sending(channels.get(c), v, () -> said[0] = n + " sent");
                            case Op.Receive(int c) ->
                                Go.receivingOk(
                                        channels.get(c), (v, ok) -> said[0] = n + " " + word(new Received<>(v, ok)));
                            default -> throw new AssertionError("a select sends and receives");
                        });
            }
            if (otherwise) all.add(Go.otherwise(() -> {}));
            Go.select(all.toArray(Case[]::new));
            return said[0];
        }
    }
}
