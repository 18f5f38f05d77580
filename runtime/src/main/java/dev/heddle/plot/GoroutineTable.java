package dev.heddle.plot;

import dev.heddle.trace.Event;
import dev.heddle.trace.Recording;
import dev.heddle.trace.Span;
import dev.heddle.trace.WaitReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// One row for each goroutine: where its time went, and how long it waited for a processor each time it was ready.
final class GoroutineTable {
    private final Recording recording;
    private final Map<Long, Account> accounts = new TreeMap<>();
    private final TreeSet<WaitReason> reasons = new TreeSet<>();

    private GoroutineTable(Recording recording) {
        this.recording = recording;
        recording.spans().forEach(this::add);
        for (Event e : recording.events()) {
            switch (e.kind()) {
                case GO_CREATE -> {
                    Account account = account(e.partner());
                    account.parent = e.g();
                    account.created = e.nanos();
                    account.site = e.site();
                }
                case GO_END -> account(e.g()).ended = e.nanos();
                case GO_STOP -> {
                    if (e.reason() == WaitReason.PREEMPTED) account(e.g()).preemptions++;
                }
                default -> {}
            }
        }
    }

    static Table of(Recording recording) {
        return new GoroutineTable(recording).table();
    }

    private Account account(long g) {
        return accounts.computeIfAbsent(g, _ -> new Account());
    }

    private void add(Span span) {
        Account account = account(span.goroutine());
        switch (span.state()) {
            case RUNNING -> {
                account.ran += span.duration();
                account.switches++;
                if (account.p >= 0 && account.p != span.p()) account.migrations++;
                account.p = span.p();
            }
            case RUNNABLE -> account.waits.add(span.duration());
            case BLOCKED, SLEEPING -> {
                reasons.add(span.reason());
                account.blocked.merge(span.reason(), span.duration(), Long::sum);
            }
        }
    }

    private Table table() {
        IntColumn g = IntColumn.create("g");
        StringColumn name = StringColumn.create("name");
        IntColumn parent = IntColumn.create("parent");
        StringColumn site = StringColumn.create("site");
        List<LongColumn> longs = new ArrayList<>();
        Column created = new Column("created_ns", longs);
        Column ended = new Column("ended_ns", longs);
        Column exec = new Column("exec_ns", longs);
        Column wait = new Column("sched_wait_ns", longs);
        Column p50 = new Column("sched_wait_p50_ns", longs);
        Column p95 = new Column("sched_wait_p95_ns", longs);
        Column max = new Column("sched_wait_max_ns", longs);
        Map<WaitReason, Column> blocked = new HashMap<>();
        for (WaitReason reason : reasons) blocked.put(reason, new Column(column(reason), longs));
        Column switches = new Column("switches", longs);
        Column migrations = new Column("migrations", longs);
        Column preemptions = new Column("preemptions", longs);
        accounts.forEach((id, a) -> {
            Tables.id(g, id);
            name.append(recording.names().getOrDefault(id, ""));
            Tables.id(parent, a.parent);
            site.append(a.site);
            created.add(a.created);
            ended.add(a.ended);
            exec.add(a.ran);
            wait.add(a.waits.stream().mapToLong(Long::longValue).sum());
            List<Long> sorted = a.waits.stream().sorted().toList();
            p50.add(Quantiles.of(sorted, 0.50));
            p95.add(Quantiles.of(sorted, 0.95));
            max.add(Quantiles.of(sorted, 1));
            blocked.forEach((reason, column) -> column.add(a.blocked.getOrDefault(reason, 0L)));
            switches.add(a.switches);
            migrations.add(a.migrations);
            preemptions.add(a.preemptions);
        });
        Table table = Table.create("goroutines", g, name, parent);
        longs.forEach(table::addColumns);
        table.addColumns(site);
        return table;
    }

    /// `block_chan_receive_ns`; a goroutine that was blocked before the recording began did so for a reason unknown.
    private static String column(WaitReason reason) {
        if (reason == WaitReason.NONE) return "block_unknown_ns";
        if (reason == WaitReason.SLEEP) return "sleep_ns";
        String words = reason.toString().replace("sync.", "").replaceAll("[^A-Za-z]+", "_");
        return "block_" + words.replaceAll("_$", "").toLowerCase(java.util.Locale.ROOT) + "_ns";
    }

    /// A column of whole numbers where -1 is missing.
    private record Column(LongColumn values) {
        Column(String name, List<LongColumn> all) {
            this(LongColumn.create(name));
            all.add(values);
        }

        void add(long value) {
            if (value < 0) values.appendMissing();
            else values.append(value);
        }
    }

    private static final class Account {
        private long parent;
        private String site = "";
        private long created = -1;
        private long ended = -1;
        private long ran;
        private int p = -1;
        private long switches;
        private long migrations;
        private long preemptions;
        private final List<Long> waits = new ArrayList<>();
        private final Map<WaitReason, Long> blocked = new HashMap<>();
    }
}
