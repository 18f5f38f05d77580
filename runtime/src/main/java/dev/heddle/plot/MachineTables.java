package dev.heddle.plot;

import dev.heddle.machine.MachineReport;
import dev.heddle.machine.OpenFile;
import dev.heddle.machine.OsProcess;
import dev.heddle.machine.OsThread;
import dev.heddle.machine.Region;
import java.nio.file.Path;
import java.util.List;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/// What the operating system says, as Tablesaw tables. What is not told is missing.
final class MachineTables {
    private MachineTables() {}

    static Table report(MachineReport report) {
        StringColumn topic = StringColumn.create("topic");
        StringColumn value = StringColumn.create("value");
        StringColumn source = StringColumn.create("source");
        for (MachineReport.Row row : report.rows()) {
            topic.append(row.topic());
            value.append(row.value());
            source.append(row.source());
        }
        return Table.create("this machine", topic, value, source);
    }

    static Table processes(List<OsProcess> processes) {
        LongColumn pid = LongColumn.create("pid");
        LongColumn parent = LongColumn.create("parent");
        IntColumn threads = IntColumn.create("threads");
        LongColumn resident = LongColumn.create("resident_kb");
        StringColumn command = StringColumn.create("command");
        for (OsProcess process : processes) {
            pid.append(process.pid());
            process.parent().ifPresentOrElse(p -> parent.append(p.pid()), parent::appendMissing);
            threads.append(process.threads().size());
            known(resident, process.resident() < 0 ? -1 : process.resident() >> 10);
            command.append(name(process.command()));
        }
        return Table.create(titled("processes"), pid, parent, threads, resident, command);
    }

    static Table threads(List<OsThread> threads) {
        LongColumn id = LongColumn.create("id");
        StringColumn name = StringColumn.create("name");
        StringColumn state = StringColumn.create("state");
        LongColumn cpu = LongColumn.create("cpu");
        LongColumn voluntary = LongColumn.create("voluntary");
        LongColumn involuntary = LongColumn.create("involuntary");
        LongColumn time = LongColumn.create("cpu_ms");
        for (OsThread thread : threads) {
            id.append(thread.id());
            name.append(thread.name());
            state.append(thread.state());
            known(cpu, thread.cpu());
            known(voluntary, thread.voluntary());
            known(involuntary, thread.involuntary());
            time.append(thread.cpuTime().toMillis());
        }
        return Table.create(titled("threads"), id, name, state, cpu, voluntary, involuntary, time);
    }

    static Table openFiles(List<OpenFile> files) {
        IntColumn descriptor = IntColumn.create("descriptor");
        StringColumn kind = StringColumn.create("kind");
        StringColumn target = StringColumn.create("target");
        for (OpenFile file : files) {
            descriptor.append(file.descriptor());
            kind.append(file.kind());
            target.append(file.target());
        }
        return Table.create(titled("open files"), descriptor, kind, target);
    }

    static Table regions(List<Region> regions) {
        StringColumn from = StringColumn.create("from");
        StringColumn to = StringColumn.create("to");
        LongColumn size = LongColumn.create("kb");
        LongColumn resident = LongColumn.create("resident_kb");
        StringColumn permissions = StringColumn.create("permissions");
        StringColumn kind = StringColumn.create("kind");
        StringColumn what = StringColumn.create("what");
        for (Region region : regions) {
            from.append(Region.address(region.from()));
            to.append(Region.address(region.to()));
            size.append(region.size() >> 10);
            known(resident, region.resident() < 0 ? -1 : region.resident() >> 10);
            permissions.append(region.permissions());
            kind.append(region.kind().toString());
            what.append(what(region));
        }
        return Table.create(titled("regions"), from, to, size, resident, permissions, kind, what);
    }

    /// What can be said of a region beside its kind, without folders.
    static String what(Region region) {
        return region.label().isEmpty() || region.label().startsWith("/")
                ? name(region.label().isEmpty() ? region.file() : region.label())
                : region.label();
    }

    private static String name(String path) {
        Path name = path.startsWith("/") ? Path.of(path).getFileName() : null;
        return name == null ? path : name.toString();
    }

    private static String titled(String title) {
        return OsProcess.note().isEmpty() ? title : title + ". " + OsProcess.note();
    }

    private static void known(LongColumn column, long value) {
        if (value < 0) column.appendMissing();
        else column.append(value);
    }
}
