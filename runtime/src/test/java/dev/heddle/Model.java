package dev.heddle;

import dev.heddle.SmallProgram.Op;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What Go's rules allow a [SmallProgram] to do, as plainly as can be: any goroutine that does not wait takes the next
/// step; a step is atomic; who cannot go on waits in the order of arrival, and whoever makes its operation possible
/// completes it. All states are visited.
final class Model {
    private final SmallProgram program;
    private final Set<String> outcomes = new TreeSet<>();
    private final Set<String> visited = new HashSet<>();

    private Model(SmallProgram program) {
        this.program = program;
    }

    static Set<String> outcomes(SmallProgram program) {
        Model model = new Model(program);
        model.visit(new State(program));
        return model.outcomes;
    }

    private void visit(State state) {
        if (!visited.add(state.toString())) return;
        boolean over = true;
        for (int g = 0; g < state.done.size(); g++) {
            if (state.waiting.contains(g) || state.isOver(g)) continue;
            over = false;
            for (State next : state.steps(g)) visit(next);
        }
        if (over) outcomes.add(state.done + (state.waiting.isEmpty() ? "" : " stuck"));
    }

    /// Where a program is. Copied for each step.
    private static final class State {
        private final SmallProgram program;
        private final List<List<String>> done = new ArrayList<>(); // results so far, by goroutine
        private final List<List<Integer>> buffers = new ArrayList<>(); // by channel
        private final List<Boolean> closed = new ArrayList<>();
        private final List<Integer> waiting = new ArrayList<>(); // goroutines, in the order of arrival
        private int holder = -1; // of the mutex
        private final List<Integer> lockers = new ArrayList<>(); // those of the waiting that want the mutex, in order
        private int woken = -1; // who has been woken to compete for it

        State(SmallProgram program) {
            this.program = program;
            program.goroutines().forEach(g -> done.add(new ArrayList<>()));
            program.capacities().forEach(c -> {
                buffers.add(new ArrayList<>());
                closed.add(false);
            });
        }

        private State(State other) {
            program = other.program;
            other.done.forEach(results -> done.add(new ArrayList<>(results)));
            other.buffers.forEach(values -> buffers.add(new ArrayList<>(values)));
            closed.addAll(other.closed);
            waiting.addAll(other.waiting);
            lockers.addAll(other.lockers);
            holder = other.holder;
            woken = other.woken;
        }

        boolean isOver(int g) {
            return done.get(g).size() == program.goroutines().get(g).size();
        }

        private Op op(int g) {
            return program.goroutines().get(g).get(done.get(g).size());
        }

        /// The states to which the next step of a goroutine may lead.
        List<State> steps(int g) {
            Op op = op(g);
            if (!(op instanceof Op.Select(var cases, boolean otherwise))) return List.of(new State(this).step(g, op));
            List<State> next = new ArrayList<>();
            for (int i = 0; i < cases.size(); i++) {
                if (isReady(g, cases.get(i))) next.add(new State(this).transfer(g, cases.get(i), i + " "));
            }
            if (next.isEmpty() && otherwise) next.add(new State(this).finish(g, "default"));
            if (next.isEmpty()) next.add(new State(this).await(g));
            return next;
        }

        private State step(int g, Op op) {
            return switch (op) {
                case Op.Send _, Op.Receive _ -> isReady(g, op) ? transfer(g, op, "") : await(g);
                case Op.Close(int c) -> close(g, c);
                case Op.Len(int c) -> finish(g, "len " + buffers.get(c).size());
                case Op.Lock() -> lock(g);
                case Op.TryLock() -> {
                    if (holder >= 0) yield finish(g, "busy");
                    holder = g;
                    yield finish(g, "locked");
                }
                case Op.Unlock() -> unlock(g);
                case Op.Select _ -> throw new AssertionError("has steps of its own");
            };
        }

        private State finish(int g, String result) {
            done.get(g).add(result);
            return this;
        }

        private State await(int g) {
            waiting.add(g);
            return this;
        }

        /// The place of the case by which a waiting goroutine would do this transfer's other half, or -1.
        private int match(int waiter, Op op) {
            Op theirs = op(waiter);
            List<Op> cases = theirs instanceof Op.Select(var all, boolean _) ? all : List.of(theirs);
            for (int i = 0; i < cases.size(); i++) {
                if (op instanceof Op.Send(int c, int _) && cases.get(i) instanceof Op.Receive(int d) && c == d)
                    return i;
                if (op instanceof Op.Receive(int c) && cases.get(i) instanceof Op.Send(int d, int _) && c == d)
                    return i;
            }
            return -1;
        }

        /// Who has waited longest for the other half, or -1.
        private int partner(Op op) {
            for (int w : waiting) if (match(w, op) >= 0) return w;
            return -1;
        }

        private boolean isReady(int g, Op op) {
            return switch (op) {
                case Op.Send(int c, int _) ->
                    closed.get(c)
                            || partner(op) >= 0
                            || buffers.get(c).size() < program.capacities().get(c);
                case Op.Receive(int c) ->
                    closed.get(c) || partner(op) >= 0 || !buffers.get(c).isEmpty();
                default -> throw new AssertionError(op + " of " + g + " is no transfer");
            };
        }

        /// Does a send or receive that is ready.
        private State transfer(int g, Op op, String prefix) {
            int partner = partner(op);
            if (op instanceof Op.Send(int c, int value)) {
                if (closed.get(c)) return finish(g, "panic");
                if (partner < 0) {
                    buffers.get(c).add(value);
                } else {
                    complete(partner, op, "got " + value);
                }
                return finish(g, prefix + "sent");
            }
            Op.Receive receive = (Op.Receive) op;
            List<Integer> buffer = buffers.get(receive.channel());
            if (partner >= 0) buffer.add(valueOf(partner, op));
            if (buffer.isEmpty()) return finish(g, prefix + "end");
            finish(g, prefix + "got " + buffer.removeFirst());
            if (partner >= 0) complete(partner, op, "sent");
            return this;
        }

        private int valueOf(int sender, Op op) {
            Op theirs = op(sender);
            if (theirs instanceof Op.Select(var cases, boolean _)) theirs = cases.get(match(sender, op));
            return ((Op.Send) theirs).value();
        }

        /// Ends the wait of a partner.
        private void complete(int partner, Op op, String result) {
            String prefix = op(partner) instanceof Op.Select ? match(partner, op) + " " : "";
            waiting.remove((Integer) partner);
            finish(partner, prefix + result);
        }

        private State close(int g, int c) {
            if (closed.get(c)) return finish(g, "panic");
            closed.set(c, true);
            for (int w : List.copyOf(waiting)) {
                int receives = match(w, new Op.Send(c, 0));
                int sends = match(w, new Op.Receive(c));
                String prefix = op(w) instanceof Op.Select ? receives + " " : "";
                // a waiter with both halves on one channel: which of the two it is depends on the queues' order
                if (receives >= 0) {
                    waiting.remove((Integer) w);
                    finish(w, prefix + "end");
                } else if (sends >= 0) {
                    waiting.remove((Integer) w);
                    finish(w, "panic");
                }
            }
            return finish(g, "closed");
        }

        private State lock(int g) {
            if (holder == g) return finish(g, "held");
            if (holder < 0) {
                holder = g;
                if (woken == g) woken = -1;
                return finish(g, "locked");
            }
            if (woken == g) {
                woken = -1;
                lockers.addFirst(g);
            } else {
                lockers.addLast(g);
            }
            return await(g);
        }

        private State unlock(int g) {
            if (holder != g) return finish(g, "not held");
            holder = -1;
            if (woken < 0 && !lockers.isEmpty()) {
                woken = lockers.removeFirst();
                waiting.remove((Integer) woken);
            }
            return finish(g, "unlocked");
        }

        @Override
        public String toString() {
            return done + " " + buffers + closed + waiting + lockers + holder + " " + woken;
        }
    }
}
