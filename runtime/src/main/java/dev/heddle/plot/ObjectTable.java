package dev.heddle.plot;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Span;
import dev.heddle.trace.State;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// One row for each channel and lock: how it was used, and how long goroutines waited at it.
final class ObjectTable {
    private ObjectTable() {}

    private static final class Account {
        private String site = "";
        private long capacity = -1;
        private long sends;
        private long receives;
        private long acquisitions;
        private long waits;
        private long waited;
        private long held;
    }

    static Table of(Recording recording) {
        Map<Thing, Account> accounts = new TreeMap<>();
        for (Event e : recording.events()) {
            if (e.object() == 0) continue;
            switch (e.kind()) {
                case CHAN_MAKE -> {
                    Account made = at(accounts, e.objectKind(), e.object());
                    made.capacity = e.count();
                    made.site = e.site();
                }
                case CHAN_SEND -> at(accounts, e.objectKind(), e.object()).sends++;
                case CHAN_RECEIVE -> at(accounts, e.objectKind(), e.object()).receives++;
                case LOCK_ACQUIRE -> at(accounts, e.objectKind(), e.object()).acquisitions++;
                default -> {}
            }
        }
        for (Span s : recording.spans()) {
            if (s.object() == 0 || s.state() != State.BLOCKED) continue;
            Account account = at(accounts, s.reason().object(), s.object());
            account.waits++;
            account.waited += s.duration();
        }
        for (Holds.Interval hold : Holds.of(recording).holds()) {
            String kind = accounts.containsKey(new Thing("mutex", hold.lock())) ? "mutex" : "rwmutex";
            at(accounts, kind, hold.lock()).held +=
                    Math.min(hold.to(), recording.meta().end()) - hold.from();
        }
        LongColumn id = LongColumn.create("obj");
        StringColumn kind = StringColumn.create("kind");
        LongColumn capacity = LongColumn.create("cap");
        LongColumn sends = LongColumn.create("sends");
        LongColumn receives = LongColumn.create("receives");
        LongColumn acquisitions = LongColumn.create("acquisitions");
        LongColumn waits = LongColumn.create("waits");
        LongColumn waited = LongColumn.create("wait_ns");
        LongColumn held = LongColumn.create("hold_ns");
        StringColumn site = StringColumn.create("site");
        accounts.forEach((thing, account) -> {
            id.append(thing.id);
            kind.append(thing.kind);
            site.append(account.site);
            if (account.capacity < 0) capacity.appendMissing();
            else capacity.append(account.capacity);
            sends.append(account.sends);
            receives.append(account.receives);
            acquisitions.append(account.acquisitions);
            waits.append(account.waits);
            waited.append(account.waited);
            held.append(account.held);
        });
        return Table.create("objects", id, kind, capacity, sends, receives, acquisitions, waits, waited, held, site);
    }

    /// An object: ids of different kinds may be the same.
    private record Thing(String kind, long id) implements Comparable<Thing> {
        @Override
        public int compareTo(Thing other) {
            return Comparator.comparing(Thing::kind)
                    .thenComparingLong(Thing::id)
                    .compare(this, other);
        }
    }

    private static Account at(Map<Thing, Account> accounts, String kind, long id) {
        return accounts.computeIfAbsent(new Thing(kind, id), _ -> new Account());
    }
}
