package dev.heddle.plot;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Span;
import dev.heddle.trace.State;
import java.util.TreeMap;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Table;

/// One row for each processor: how long it was busy, and what it did for that.
final class ProcessorTable {
    private ProcessorTable() {}

    private static final class Account {
        private long busy;
        private long spans;
        private long steals;
        private long stolen;
        private long idles;
    }

    static Table of(Recording recording) {
        TreeMap<Integer, Account> accounts = new TreeMap<>();
        for (int p = 0; p < recording.meta().gomaxprocs(); p++) accounts.put(p, new Account());
        for (Span s : recording.spans()) {
            if (s.state() != State.RUNNING || s.p() < 0) continue;
            Account account = accounts.computeIfAbsent(s.p(), _ -> new Account());
            account.busy += s.duration();
            account.spans++;
        }
        for (Event e : recording.events()) {
            if (e.p() < 0) continue;
            Account account = accounts.computeIfAbsent(e.p(), _ -> new Account());
            if (e.kind() == Event.Kind.PROC_IDLE) account.idles++;
            if (e.kind() == Event.Kind.PROC_STEAL) {
                account.steals++;
                account.stolen += e.count();
            }
        }
        long length = recording.meta().end() - recording.meta().begin();
        IntColumn p = IntColumn.create("p");
        LongColumn busy = LongColumn.create("busy_ns");
        LongColumn idle = LongColumn.create("idle_ns");
        LongColumn spans = LongColumn.create("spans");
        LongColumn steals = LongColumn.create("steals");
        LongColumn stolen = LongColumn.create("stolen");
        LongColumn idles = LongColumn.create("idles");
        accounts.forEach((id, account) -> {
            p.append(id);
            busy.append(account.busy);
            idle.append(length - account.busy);
            spans.append(account.spans);
            steals.append(account.steals);
            stolen.append(account.stolen);
            idles.append(account.idles);
        });
        return Table.create("procs", p, busy, idle, spans, steals, stolen, idles);
    }
}
