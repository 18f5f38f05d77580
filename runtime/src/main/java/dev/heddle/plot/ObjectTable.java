package dev.heddle.plot;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Span;
import dev.heddle.trace.State;
import java.util.Map;
import java.util.TreeMap;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// One row for each channel and lock: how it was used, and how long goroutines waited at it.
final class ObjectTable {
    private ObjectTable() {}

    private static final class Account {
        private String kind = "";
        private long capacity = -1;
        private long sends;
        private long receives;
        private long acquisitions;
        private long waits;
        private long waited;
        private long held;
    }

    static Table of(Recording recording) {
        Map<Long, Account> accounts = new TreeMap<>();
        for (Event e : recording.events()) {
            if (e.object() == 0) continue;
            switch (e.kind()) {
                case CHAN_MAKE -> at(accounts, e.object(), "channel").capacity = e.count();
                case CHAN_SEND -> at(accounts, e.object(), "channel").sends++;
                case CHAN_RECEIVE -> at(accounts, e.object(), "channel").receives++;
                case LOCK_ACQUIRE -> at(accounts, e.object(), "lock").acquisitions++;
                default -> {}
            }
        }
        for (Span s : recording.spans()) {
            if (s.object() == 0 || s.state() != State.BLOCKED) continue;
            Account account = accounts.computeIfAbsent(s.object(), _ -> new Account());
            if (account.kind.isEmpty()) account.kind = s.reason().toString();
            account.waits++;
            account.waited += s.duration();
        }
        for (Holds.Interval hold : Holds.of(recording).holds()) {
            at(accounts, hold.lock(), "lock").held +=
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
        accounts.forEach((object, account) -> {
            id.append(object);
            kind.append(account.kind);
            if (account.capacity < 0) capacity.appendMissing();
            else capacity.append(account.capacity);
            sends.append(account.sends);
            receives.append(account.receives);
            acquisitions.append(account.acquisitions);
            waits.append(account.waits);
            waited.append(account.waited);
            held.append(account.held);
        });
        return Table.create("objects", id, kind, capacity, sends, receives, acquisitions, waits, waited, held);
    }

    private static Account at(Map<Long, Account> accounts, long object, String kind) {
        Account account = accounts.computeIfAbsent(object, _ -> new Account());
        account.kind = kind;
        return account;
    }
}
