package dev.heddle.stress;

import static dev.heddle.Go.after;
import static dev.heddle.Go.gosched;
import static dev.heddle.Go.otherwise;
import static dev.heddle.Go.receiving;
import static dev.heddle.Go.receivingOk;
import static dev.heddle.Go.select;
import static dev.heddle.Go.sending;

import dev.heddle.Case;
import dev.heddle.Channel;
import dev.heddle.Go;
import dev.heddle.Received;
import dev.heddle.WaitGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// Senders and receivers on some channels, by every way to send and to receive. Every value is received once, and of
/// each sender's values on a channel a receiver gets the earlier ones first.
final class Traffic implements Workload {
    private static final int[] CAPACITIES = {0, 0, 1, 2, 10, 100};
    private static final Duration SHORT = Duration.ofNanos(20_000);

    /// A value.
    ///
    /// @param sender who sends it
    /// @param number how many the sender has sent before
    private record Message(int sender, int number) {}

    /// A value that arrived.
    private record Arrival(int channel, Message message) {}

    private final List<Channel<Message>> channels = new ArrayList<>();
    private final List<SplittableRandom> senders = new ArrayList<>();
    private final List<SplittableRandom> receivers = new ArrayList<>();
    private final List<List<Arrival>> received = new ArrayList<>(); // each written by its receiver
    private final boolean dedicated; // a receiver for each channel, so that the others may wait for one alone
    private final int each;

    Traffic(SplittableRandom random) {
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            channels.add(Channel.make(CAPACITIES[random.nextInt(CAPACITIES.length)]));
        }
        for (int n = 1 + random.nextInt(5); n > 0; n--) senders.add(random.split());
        for (int n = 1 + random.nextInt(5); n > 0; n--) receivers.add(random.split());
        dedicated = random.nextBoolean();
        for (int n = receivers.size() + (dedicated ? channels.size() : 0); n > 0; n--) received.add(new ArrayList<>());
        each = 1 + random.nextInt(60);
    }

    @Override
    public void start(WaitGroup all) {
        WaitGroup sending = new WaitGroup();
        for (int s = 0; s < senders.size(); s++) {
            int n = s;
            sending.go(() -> {
                for (int i = 0; i < each; i++) send(new Message(n, i), senders.get(n));
            });
        }
        for (int r = 0; r < receivers.size(); r++) {
            int n = r;
            all.go(() -> receiveAll(received.get(n), receivers.get(n)));
        }
        for (int c = 0; dedicated && c < channels.size(); c++) {
            int n = c;
            all.go(() -> receiveAll(n, received.get(receivers.size() + n)));
        }
        all.go(() -> {
            sending.await();
            for (Channel<Message> c : channels) c.close();
        });
    }

    private Channel<Message> any(SplittableRandom random) {
        return channels.get(random.nextInt(channels.size()));
    }

    private void send(Message m, SplittableRandom random) {
        switch (random.nextInt(5)) {
            case 0, 1 -> any(random).send(m);
            case 2 -> select(sending(any(random), m, () -> {}), sending(any(random), m, () -> {}));
            case 3 -> {
                while (select(otherwise(Go::gosched), sending(any(random), m, () -> {})) == 0) {
                    if (random.nextInt(8) == 0) Go.sleep(SHORT);
                }
            }
            default -> {
                Case late = receiving(after(SHORT), t -> {});
                if (select(sending(any(random), m, () -> {}), late, sending(Channel.nil(), m, () -> {})) == 1) {
                    any(random).send(m);
                }
            }
        }
        if (random.nextInt(10) == 0) gosched();
    }

    private void receiveAll(int c, List<Arrival> mine) {
        for (Message m : channels.get(c)) mine.add(new Arrival(c, m));
    }

    private void receiveAll(List<Arrival> mine, SplittableRandom random) {
        boolean[] drained = new boolean[channels.size()];
        int open = drained.length;
        while (open > 0) {
            int c = random.nextInt(drained.length);
            if (drained[c]) continue;
            boolean alone = dedicated || drained.length == 1;
            switch (random.nextInt(alone ? 0 : 2, 4)) {
                case 0 -> {
                    receiveAll(c, mine);
                    drained[c] = true;
                }
                case 1 -> {
                    Received<Message> got = channels.get(c).receiveOk();
                    if (got.ok()) mine.add(new Arrival(c, got.value()));
                    drained[c] = !got.ok();
                }
                case 2 -> select(receiveInto(mine, drained, c), receiving(after(SHORT), t -> {}));
                default -> selectAmongAll(mine, drained, random);
            }
            open = 0;
            for (boolean d : drained) if (!d) open++;
        }
    }

    private Case receiveInto(List<Arrival> mine, boolean[] drained, int c) {
        return receivingOk(channels.get(c), (m, ok) -> {
            if (ok) mine.add(new Arrival(c, m));
            drained[c] = !ok;
        });
    }

    private void selectAmongAll(List<Arrival> mine, boolean[] drained, SplittableRandom random) {
        List<Case> cases = new ArrayList<>();
        for (int c = 0; c < drained.length; c++) if (!drained[c]) cases.add(receiveInto(mine, drained, c));
        if (random.nextBoolean()) cases.add(cases.getFirst());
        if (random.nextInt(3) == 0) cases.add(random.nextInt(cases.size()), otherwise(Go::gosched));
        select(cases.toArray(Case[]::new));
    }

    @Override
    public void check() {
        Set<Message> seen = new HashSet<>();
        for (List<Arrival> mine : received) {
            Map<List<Integer>, Integer> last = new HashMap<>();
            for (Arrival a : mine) {
                Workload.demand(seen.add(a.message), "received twice: %s", a);
                Integer before = last.put(List.of(a.channel, a.message.sender), a.message.number);
                Workload.demand(
                        before == null || before < a.message.number,
                        "of one sender on one channel: %s after %s",
                        a,
                        before);
            }
        }
        Workload.demand(
                seen.size() == each * senders.size(), "%s values received of %s", seen.size(), each * senders.size());
        for (Channel<Message> c : channels) Workload.demand(c.len() == 0, "left in a drained channel: %s", c.len());
    }

    @Override
    public String toString() {
        return "traffic %s, %s×%s to %s"
                .formatted(
                        Arrays.toString(channels.stream().mapToInt(Channel::cap).toArray()),
                        senders.size(),
                        each,
                        receivers.size());
    }
}
