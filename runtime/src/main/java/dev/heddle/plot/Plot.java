package dev.heddle.plot;

import dev.heddle.machine.CpuSample;
import dev.heddle.machine.MachineReport;
import dev.heddle.machine.OpenFile;
import dev.heddle.machine.OsProcess;
import dev.heddle.machine.OsThread;
import dev.heddle.machine.Region;
import dev.heddle.trace.Recording;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import tech.tablesaw.api.Table;

/// Tables and figures of recordings, for a static import:
///
/// ```java
/// import static dev.heddle.plot.Plot.*;
///
/// Trace t = Trace.of(() -> …);
/// spans(t).where(…)          // a Tablesaw table
/// lanes(t).byProcessor()     // a figure
/// ```
///
/// All functions are pure and may be called by any thread. Times in tables are nanoseconds since the recording began.
public final class Plot {
    private Plot() {}

    /// One row for each transition of the scheduler and operation of the runtime, in order.
    public static Table events(Recording recording) {
        return Tables.events(recording);
    }

    /// One row for each stretch of a goroutine's life in one state.
    public static Table spans(Recording recording) {
        return Tables.spans(recording);
    }

    /// One row for each goroutine: time running, waiting for a processor (with median, 95th percentile and maximum),
    /// and blocked by reason.
    public static Table goroutines(Recording recording) {
        return GoroutineTable.of(recording);
    }

    /// One row for each thing that one goroutine did and another went on from: creations, wake-ups, messages,
    /// steals, hand-overs.
    public static Table edges(Recording recording) {
        return Tables.edges(recording);
    }

    /// One row for each change of a counter: goroutines by state, lengths of channels and run queues, who waits where,
    /// how many Ps sleep and how many Ms look for work.
    public static Table counters(Recording recording) {
        return Tables.counters(recording);
    }

    /// One row for each processor: time busy and idle, spans run, goroutines stolen.
    public static Table procs(Recording recording) {
        return ProcessorTable.of(recording);
    }

    /// One row for each channel and lock: how often it was used, how long goroutines waited at it, how long it was
    /// held.
    public static Table objects(Recording recording) {
        return ObjectTable.of(recording);
    }

    /// Saves a recording as CSV files in a folder, which is made if need be.
    ///
    /// @throws java.io.UncheckedIOException if that cannot be written
    public static void save(Recording recording, Path folder) {
        Archive.save(recording, folder);
    }

    /// Reads back what [#save] wrote.
    ///
    /// @throws java.io.UncheckedIOException if that cannot be read
    public static Recording load(Path folder) {
        return Archive.load(folder);
    }

    /// How the recording was taken: clock, Ps, length, lost events.
    public static Table meta(Recording recording) {
        return Tables.meta(recording);
    }

    /// What happened between whom, step by step: a column for each goroutine.
    public static Table interleaving(Recording recording) {
        return Interleaving.of(recording);
    }

    /// The schedule of a small program, to be gone through with a slider.
    public static Stepping stepping(Recording recording) {
        return Stepping.of(recording);
    }

    /// Pictures with one lane for each processor, goroutine or thread.
    public static Lanes lanes(Recording recording) {
        return new Lanes(recording);
    }

    /// How long ready goroutines waited for a processor: the distribution, with median and tail.
    public static Figure latencies(Recording recording) {
        return Losses.said(recording, Latencies.of(recording));
    }

    /// The same for each goroutine: those that waited longest first.
    public static Figure latenciesByGoroutine(Recording recording) {
        return Losses.said(recording, Latencies.byGoroutine(recording));
    }

    /// Where each goroutine's time went, in hundredths of its life.
    public static Figure analysis(Recording recording) {
        return Losses.said(recording, Analysis.of(recording));
    }

    /// How busy each processor was, over time.
    public static Figure utilisation(Recording recording) {
        return Losses.said(recording, Utilisation.of(recording));
    }

    /// How many goroutines were ready, over time, by where they waited.
    public static Figure runQueues(Recording recording) {
        return Losses.said(recording, RunQueues.of(recording));
    }

    /// How full the channel was that was used most, over time, and who waited at it.
    public static Figure channel(Recording recording) {
        return Losses.said(recording, Occupancy.of(recording));
    }

    /// How full a channel was, over time, and who waited at it.
    ///
    /// @param id the channel's number, as tables and hover texts show it
    public static Figure channel(Recording recording, long id) {
        return Losses.said(recording, Occupancy.of(recording, id));
    }

    /// Who held, and who waited for, the lock that was waited for most.
    public static Figure lock(Recording recording) {
        return Losses.said(recording, Locks.of(recording));
    }

    /// Who held, and who waited for, a lock.
    ///
    /// @param id the lock's number, as tables and hover texts show it
    public static Figure lock(Recording recording, long id) {
        return Losses.said(recording, Locks.of(recording, id));
    }

    /// Who waited for whom at the end.
    public static Figure waiting(Recording recording) {
        Recording timed = recording.meta().virtualClock() ? recording.inSteps() : recording;
        return Losses.said(recording, WaitGraph.of(timed, timed.meta().end()));
    }

    /// Who waited for whom at a time.
    ///
    /// @param nanos since the recording began
    public static Figure waiting(Recording recording, long nanos) {
        return Losses.said(recording, WaitGraph.of(recording, nanos));
    }

    /// Who sent to whom: lanes for goroutines, arrows for values.
    public static Figure messages(Recording recording) {
        return Losses.said(recording, Messages.of(recording));
    }

    /// Who read and who wrote the variables that goroutines share ([dev.heddle.lesson.Shared]), in order.
    public static Figure accesses(Recording recording) {
        return Losses.said(recording, Accesses.of(recording));
    }

    /// How many goroutines ran, waited for a processor and were blocked, over time.
    public static Figure states(Recording recording) {
        return Losses.said(recording, States.of(recording));
    }

    /// Two recordings below one another on one time axis.
    public static Comparison compare(String name, Recording recording, String otherName, Recording other) {
        Map<String, Recording> both = new LinkedHashMap<>();
        both.put(name, recording);
        both.put(otherName, other);
        return new Comparison(both);
    }

    /// Recordings below one another on one time axis, in the order of the map: such as one for each outcome.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Comparison compare(Map<?, ? extends Recording> recordings) {
        Map<String, Recording> named = new LinkedHashMap<>();
        recordings.forEach((name, recording) -> named.put(String.valueOf(name), recording));
        return new Comparison(named);
    }

    /// The share of the processor that each goroutine is sure of, whenever one looks.
    public static Figure fairness(Recording recording) {
        return Losses.said(recording, Fairness.of(recording));
    }

    /// How much faster a program is on more processors.
    ///
    /// @param times how long each run took, in any unit, by the number of processors; those on 1 are needed
    public static Figure speedUp(Map<Integer, ? extends List<? extends Number>> times) {
        return SpeedUp.of(times);
    }

    /// How much of what one processor does alone each of several does.
    ///
    /// @param times as for [#speedUp]
    public static Figure efficiency(Map<Integer, ? extends List<? extends Number>> times) {
        return SpeedUp.efficiency(times);
    }

    /// How often each outcome came about.
    public static Figure outcomes(Map<?, ? extends Number> counts) {
        return Outcomes.of(counts);
    }

    /// How large each of some things is, as columns in the map's order.
    ///
    /// @param unit of the numbers
    public static Figure columns(String title, String unit, Map<?, ? extends Number> sizes) {
        return Sizes.of(title, unit, sizes);
    }

    /// One row for each fact about the machine, with who says so.
    public static Table report(MachineReport report) {
        return MachineTables.report(report);
    }

    /// One row for each process.
    public static Table processes(List<OsProcess> processes) {
        return MachineTables.processes(processes);
    }

    /// One row for each of the operating system's threads.
    public static Table threads(List<OsThread> threads) {
        return MachineTables.threads(threads);
    }

    /// One row for each open file.
    public static Table openFiles(List<OpenFile> files) {
        return MachineTables.openFiles(files);
    }

    /// One row for each stretch of an address space, from low to high addresses.
    public static Table regions(List<Region> regions) {
        return MachineTables.regions(regions);
    }

    /// A map of an address space: a lane for each use, low addresses to the left.
    public static Figure memoryMap(List<Region> regions) {
        return MemoryMap.of(regions, Map.of());
    }

    /// The same with places marked: where objects, statics, frames and code lie.
    ///
    /// @param places addresses by what lies there, as [dev.heddle.machine.Address] tells them; those that are not
    /// told may be empty
    public static Figure memoryMap(List<Region> regions, Map<String, OptionalLong> places) {
        Map<String, Long> told = new LinkedHashMap<>();
        places.forEach((name, address) -> address.ifPresent(place -> told.put(name, place)));
        return MemoryMap.of(regions, told);
    }

    /// How much of an address space each use takes, and how much of that is in memory.
    public static Figure memory(List<Region> regions) {
        return MemoryUse.of(regions);
    }

    /// Which CPU each running thread was on, over time.
    public static Figure cpus(List<CpuSample> samples) {
        return Migrations.of(samples);
    }

    /// How long things took, compared: a lane for each kind, with its median, its middle half and nine tenths of it.
    ///
    /// @param nanos times by the name of what took them
    /// @param references times to compare with, by name, in nanoseconds
    public static Figure durations(Map<String, ? extends List<Long>> nanos, Map<String, ? extends Number> references) {
        return Durations.of(nanos, references);
    }

    /// How one number follows from another: a curve for each name.
    ///
    /// @param x what the keys are, with their unit
    /// @param y what the values are, with their unit
    /// @param curves values by key, by name
    public static Figure graph(
            String x, String y, Map<String, ? extends Map<? extends Number, ? extends Number>> curves) {
        return Graph.of(x, y, curves);
    }
}
