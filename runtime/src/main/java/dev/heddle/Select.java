package dev.heddle;

import dev.heddle.trace.Event;
import dev.heddle.trace.WaitReason;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A goroutine's select statement; used again for the next one, so that a select allocates nothing.
///
/// With the locks of all its channels held, taken in the order of their ids, it looks at the cases in random
/// order and does the first operation that can be done: so the choice is atomic and uniform. Else it leaves a
/// waiter for each case and sleeps; the first partner decides the [Choice]. Source: Go, select.go, `selectgo`.
final class Select {
    /// More cases are rare, and what they need is not kept.
    static final int MANY = 64;

    private static final Case[] NO_CASES = {};
    private static final Slot NOTHING = new Slot(); // what a default is handed
    private static final int INSERTED = 16; // channels up to which each is sorted in as it comes

    private final G g;
    private final Choice choice = new Choice();
    private final int[] order; // the cases that can happen, in the order in which they are looked at
    private final Channel<?>[] channels; // of those, each once, in locking order
    private final @Nullable Waiter[] waiters; // by case; in a queue only while it sleeps

    private Case[] cases = NO_CASES; // of the statement; this and below: of one execution
    private int possible; // cases in order: not the default, nor those on nil channels
    private int locks; // channels
    private int otherwise; // the default's index, or -1
    private int chosen; // the case whose operation was done

    Select(G g, int cases) {
        this.g = g;
        int room = Math.max(2, cases);
        order = new int[room];
        channels = new Channel<?>[room];
        waiters = new Waiter[room];
    }

    boolean fits(int n) {
        return n <= order.length;
    }

    /// Executes a select statement and gives the index of the case chosen.
    static int run(Case[] cases) {
        G g = G.current();
        g.scheduler.point();
        if (cases.length == 0) blockForEver(g, WaitReason.SELECT_NO_CASES);
        if (cases.length == 2 && cases[1].channel == null && isVain(cases[0])) return handle(cases[1], NOTHING, 1);
        Select select = g.select(cases.length);
        Slot slot;
        try {
            select.begin(cases);
            slot = select.choose();
        } finally {
            select.end();
        }
        int chosen = select.chosen; // the handler may select, too
        return handle(cases[chosen], slot, chosen);
    }

    /// Whether it is a case on a channel, and cannot happen now: then one case and a default need no lock.
    private static boolean isVain(Case c) {
        return c.channel != null && !c.seemsPossible();
    }

    private void begin(Case[] all) {
        cases = all;
        possible = 0;
        locks = 0;
        otherwise = -1;
        for (int i = 0; i < all.length; i++) {
            Channel<?> channel = all[i].channel;
            if (channel == null) {
                if (otherwise >= 0) throw new IllegalArgumentException("a select has at most one otherwise");
                otherwise = i;
            } else if (!channel.isNil()) {
                int j = possible == 0 ? 0 : g.scheduler.random(possible + 1); // a shuffle, inside out
                order[possible++] = order[j];
                order[j] = i;
                if (all.length <= INSERTED) {
                    insert(channel);
                } else {
                    channels[locks++] = channel;
                }
            }
        }
        if (all.length > INSERTED) sort();
    }

    private void insert(Channel<?> channel) {
        long id = channel.id();
        int at = locks;
        while (at > 0 && channels[at - 1].id() > id) at--;
        if (at > 0 && channels[at - 1] == channel) return;
        System.arraycopy(channels, at, channels, at + 1, locks - at);
        channels[at] = channel;
        locks++;
    }

    private void sort() {
        Arrays.sort(channels, 0, locks, Comparator.comparingLong(Channel::id));
        int n = 0;
        for (int i = 0; i < locks; i++) {
            if (i == 0 || channels[i] != channels[i - 1]) channels[n++] = channels[i];
        }
        Arrays.fill(channels, n, locks, null);
        locks = n;
    }

    /// Keeps nothing alive.
    private void end() {
        Arrays.fill(channels, 0, locks, null);
        cases = NO_CASES;
    }

    /// Does the operation of one case.
    private Slot choose() {
        Slot slot = g.waiter();
        lockAll();
        if (attempt(slot)) return slot;
        if (otherwise >= 0) {
            unlockAll(null);
            chosen = otherwise;
            return slot;
        }
        if (possible == 0) blockForEver(g, WaitReason.SELECT);
        Waiter winner = await();
        chosen = winner.index;
        return winner;
    }

    /// Does the first operation in a random order that can be done, and frees all locks; or tells that none can.
    private boolean attempt(Slot slot) {
        for (int k = 0; k < possible; k++) {
            int i = order[k];
            G partner;
            try {
                partner = cases[i].attempt(g, slot);
            } catch (Panic closed) {
                unlockAll(channelOf(i));
                throw closed;
            }
            if (partner != null) {
                unlockAll(null);
                if (partner != g) partner.ready();
                chosen = i;
                return true;
            }
        }
        return false;
    }

    private Waiter await() {
        choice.reset();
        for (int i = 0; i < cases.length; i++) {
            if (!isPossible(i)) continue;
            Waiter w = waiter(i);
            w.value = cases[i].sent();
            cases[i].queue(channelOf(i)).addLast(w);
            channelOf(i).awaited();
        }
        g.block(WaitReason.SELECT, 0);
        unlockAll(null);
        Waiter winner = g.suspend();
        if (winner == null && choice.decide(waiter(order[0]))) {
            leave(null);
            throw g.program.unwind();
        }
        if (winner == null) winner = g.awaitWaker();
        leave(winner);
        if (g.traced()) noteDone(winner);
        return winner;
    }

    private Waiter waiter(int i) {
        Waiter w = waiters[i];
        if (w == null) {
            w = new Waiter(g, null, choice, i);
            waiters[i] = w;
        }
        return w;
    }

    /// Takes the losers out of their queues. The lock is needed even for one that is in none any more: who has taken it
    /// out may not be done with it.
    private void leave(@Nullable Waiter winner) {
        for (int i = 0; i < cases.length; i++) {
            if (!isPossible(i)) continue;
            Waiter w = waiter(i);
            if (w == winner) continue;
            Channel<?> channel = channelOf(i);
            channel.lock().lock();
            cases[i].queue(channel).remove(w);
            channel.left();
            channel.lock().unlock();
            w.value = null;
        }
    }

    private void noteDone(Waiter winner) {
        Channel<?> channel = channelOf(winner.index);
        Event.Kind kind = cases[winner.index] instanceof Case.Send<?> ? Event.Kind.CHAN_SEND : Event.Kind.CHAN_RECEIVE;
        g.recordPassage(kind, channel.traceId(g), 0, channel.len(), winner.value, true);
    }

    private void lockAll() {
        for (int i = 0; i < locks; i++) channels[i].lock().lock();
    }

    /// Frees all locks but that of the one channel that has freed its own.
    private void unlockAll(@Nullable Channel<?> free) {
        for (int i = locks - 1; i >= 0; i--) {
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

    private boolean isPossible(int i) {
        Channel<?> channel = cases[i].channel;
        return channel != null && !channel.isNil();
    }

    private Channel<?> channelOf(int i) {
        return Objects.requireNonNull(cases[i].channel);
    }
}
