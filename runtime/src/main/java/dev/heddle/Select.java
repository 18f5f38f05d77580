package dev.heddle;

import dev.heddle.trace.Event;
import dev.heddle.trace.WaitReason;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One execution of a select statement.
///
/// With the locks of all its channels held, taken in the order of their ids, it looks at the cases in random
/// order and does the first operation that can be done: so the choice is atomic and uniform. Else it leaves a
/// waiter for each case and sleeps; the first partner decides the [Choice]. Source: Go, select.go, `selectgo`.
final class Select {
    private final G g;
    private final Case[] cases; // without the default, and without cases on nil channels, which never happen
    private final int[] indices; // of those, in the statement
    private final Channel<?>[] channels; // each once, in locking order
    private final @Nullable Case otherwise;
    private final int otherwiseIndex;

    private Select(G g, Case[] all) {
        this.g = g;
        Case[] kept = new Case[all.length];
        int[] places = new int[all.length];
        int n = 0;
        Case fallback = null;
        int fallbackIndex = -1;
        for (int i = 0; i < all.length; i++) {
            Channel<?> channel = all[i].channel();
            if (channel == null) {
                if (fallback != null) throw new IllegalArgumentException("a select has at most one otherwise");
                fallback = all[i];
                fallbackIndex = i;
            } else if (!channel.isNil()) {
                places[n] = i;
                kept[n++] = all[i];
            }
        }
        cases = Arrays.copyOf(kept, n);
        indices = places;
        otherwise = fallback;
        otherwiseIndex = fallbackIndex;
        channels = inLockingOrder(cases);
    }

    private static Channel<?>[] inLockingOrder(Case[] cases) {
        Channel<?>[] ordered = new Channel<?>[cases.length];
        for (int i = 0; i < cases.length; i++) ordered[i] = channelOf(cases[i]);
        if (ordered.length > 1) Arrays.sort(ordered, Comparator.comparingLong(Channel::id));
        int n = 0;
        for (int i = 0; i < ordered.length; i++) {
            if (i == 0 || ordered[i] != ordered[i - 1]) ordered[n++] = ordered[i];
        }
        return n == ordered.length ? ordered : Arrays.copyOf(ordered, n);
    }

    /// Executes a select statement and gives the index of the case chosen.
    static int run(Case[] cases) {
        G g = G.current();
        g.scheduler.point();
        if (cases.length == 0) blockForEver(g, WaitReason.SELECT_NO_CASES);
        return new Select(g, cases).choose();
    }

    private int choose() {
        Slot slot = new Slot();
        lockAll();
        int chosen = attempt(slot);
        if (chosen >= 0) return handle(cases[chosen], slot, indices[chosen]);
        if (otherwise != null) {
            unlockAll(null);
            return handle(otherwise, slot, otherwiseIndex);
        }
        if (cases.length == 0) blockForEver(g, WaitReason.SELECT);
        Waiter winner = await();
        return handle(cases[winner.index], winner, indices[winner.index]);
    }

    /// Does the first operation in a random order that can be done, and gives its index with all locks free; or
    /// -1 with all locks held.
    private int attempt(Slot slot) {
        int[] order = new int[cases.length];
        for (int i = 0; i < order.length; i++) { // a shuffle, inside out
            int j = i == 0 ? 0 : g.scheduler.random(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        for (int i : order) {
            G partner;
            try {
                partner = cases[i].attempt(g, slot);
            } catch (Panic closed) {
                unlockAll(channelOf(cases[i]));
                throw closed;
            }
            if (partner != null) {
                unlockAll(null);
                if (partner != g) partner.ready();
                return i;
            }
        }
        return -1;
    }

    private Waiter await() {
        Choice choice = new Choice();
        Waiter[] waiters = new Waiter[cases.length];
        for (int i = 0; i < cases.length; i++) {
            waiters[i] = new Waiter(g, cases[i].sent(), choice, i);
            cases[i].queue(channelOf(cases[i])).addLast(waiters[i]);
            channelOf(cases[i]).awaited();
        }
        g.block(WaitReason.SELECT, 0);
        unlockAll(null);
        Waiter winner = g.suspend();
        if (winner == null && choice.decide(waiters[0])) {
            leave(waiters, null);
            throw g.program.unwind();
        }
        winner = winner == null ? g.awaitWaker() : winner;
        leave(waiters, winner);
        Channel<?> channel = channelOf(cases[winner.index]);
        boolean sent = cases[winner.index] instanceof Case.Send<?>;
        if (g.traced()) {
            g.record(
                    sent ? Event.Kind.CHAN_SEND : Event.Kind.CHAN_RECEIVE,
                    WaitReason.NONE,
                    channel.traceId(g),
                    0,
                    channel.len());
        }
        return winner;
    }

    /// Takes the losers out of their queues.
    private void leave(Waiter[] waiters, @Nullable Waiter winner) {
        for (Waiter w : waiters) {
            if (w == winner) continue;
            Channel<?> channel = channelOf(cases[w.index]);
            channel.lock().lock();
            cases[w.index].queue(channel).remove(w);
            channel.left();
            channel.lock().unlock();
        }
    }

    private void lockAll() {
        for (Channel<?> channel : channels) channel.lock().lock();
    }

    /// Frees all locks but that of the one channel that has freed its own.
    private void unlockAll(@Nullable Channel<?> free) {
        for (int i = channels.length - 1; i >= 0; i--) {
            if (channels[i] != free) channels[i].lock().unlock();
        }
    }

    private static int handle(Case chosen, Slot slot, int index) {
        try {
            chosen.handle(slot);
        } catch (Throwable e) {
            throw Thrown.<RuntimeException>unchecked(e);
        }
        return index;
    }

    /// Waits for what cannot come.
    static void blockForEver(G g, WaitReason why) {
        g.block(why, 0);
        g.suspend();
        throw g.program.unwind();
    }

    private static Channel<?> channelOf(Case c) {
        return Objects.requireNonNull(c.channel());
    }
}
