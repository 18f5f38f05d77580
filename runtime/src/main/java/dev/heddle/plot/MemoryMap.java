package dev.heddle.plot;

import dev.heddle.machine.OsProcess;
import dev.heddle.machine.Region;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A map of an address space: a lane for each use, low addresses to the left.
///
/// Sizes reach from 4 KB to gigabytes and lie terabytes apart, so a region is as wide as the fourth root of its size,
/// and what lies between two is only a small step.
final class MemoryMap {
    private static final int MOST = 1400;
    private static final long WIDE_GAP = 1L << 30;
    private static final double STEP = 4; // units of width
    private static final double WIDE_STEP = 40;
    private static final double BETWEEN_TICKS = 0.17; // of the whole width, so that addresses have room
    private static final double LAST_TICK = 0.94;
    private static final int LANE = 26; // pixels of height

    private MemoryMap() {}

    /// How a region may be used.
    private enum Use {
        CODE("instructions (execute)"),
        DATA("data (read and write)"),
        CONSTANTS("constants (read)"),
        RESERVED("only reserved");

        private final String words;

        Use(String words) {
            this.words = words;
        }

        Ink ink() {
            return switch (this) {
                case CODE -> Ink.of("#0072b2");
                case DATA -> new Ink("#e69f00", Ink.Pattern.RISING);
                case CONSTANTS -> new Ink("#009e73", Ink.Pattern.DOTTED);
                case RESERVED -> Ink.of("#d0d0d0");
            };
        }

        static Use of(Region region) {
            if (region.executable()) return CODE;
            if (region.writable()) return DATA;
            return region.reserved() ? RESERVED : CONSTANTS;
        }
    }

    static Figure of(List<Region> all, Map<String, Long> places) {
        if (all.isEmpty()) return empty();
        int above = places.isEmpty() ? 0 : Math.ceilDiv(places.size() * Svg.RULE_LABEL, LANE); // for the places' names
        Map<String, Mark.Point> found = new LinkedHashMap<>();
        List<Region> regions = all.subList(0, Math.min(MOST, all.size()));
        List<Region.Kind> lanes = kinds(regions);
        Map<Use, List<Mark.Bar>> bars = new EnumMap<>(Use.class);
        List<Axis.Tick> starts = new ArrayList<>(); // of neighbourhoods
        double x = 0;
        Region before = regions.getFirst();
        starts.add(new Axis.Tick(0, Region.address(before.from())));
        for (Region region : regions) {
            long gap = region.equals(before) ? 0 : region.from() - before.to();
            boolean far = gap < 0 || gap >= WIDE_GAP;
            x += far ? WIDE_STEP : gap > 0 ? STEP : 0;
            double end = x + Math.sqrt(Math.sqrt((double) (region.size() >> 10)));
            if (far || region.kind() != before.kind()) starts.add(new Axis.Tick(x, Region.address(region.from())));
            Use use = Use.of(region);
            bars.computeIfAbsent(use, _ -> new ArrayList<>())
                    .add(new Mark.Bar(
                            above + lanes.indexOf(region.kind()),
                            x,
                            end,
                            use.ink(),
                            Bytes.of(region.size()),
                            hover(region)));
            int lane = above + lanes.indexOf(region.kind());
            for (Map.Entry<String, Long> place : places.entrySet()) {
                if (!region.holds(place.getValue())) continue;
                double share = (place.getValue() - region.from()) / (double) region.size();
                String hover = place.getKey() + "\n" + Region.address(place.getValue()) + "\n" + hover(region);
                found.put(place.getKey(), new Mark.Point(x + share * (end - x), lane, hover));
            }
            x = end;
            before = region;
        }
        List<Mark> marks = new ArrayList<>();
        bars.forEach((use, list) -> marks.add(new Mark.Bars(use.words, use.ink(), 0.8, list)));
        if (!found.isEmpty()) marks.add(new Mark.Points("places", Palette.ARROW, List.copyOf(found.values())));
        found.forEach((name, point) -> marks.add(new Mark.Rule(name, Palette.ARROW, true, point.x())));
        List<String> labels = new ArrayList<>(Collections.nCopies(above, ""));
        lanes.forEach(kind -> labels.add(kind.toString()));
        Figure figure = Figure.of(
                "The address space, low addresses to the left",
                finding(all) + where(all, places),
                new Axis.Places("address (not to scale)", 0, x, spaced(starts, x)),
                new Axis.Labels("", labels),
                marks);
        return regions.size() == all.size()
                ? figure
                : figure.noting("the first " + MOST + " of " + Numbers.count(all.size(), "region"));
    }

    /// The kinds that occur, in the order of their declaration.
    static List<Region.Kind> kinds(List<Region> regions) {
        return regions.stream().map(Region::kind).distinct().sorted().toList();
    }

    /// A figure for systems that do not show address spaces.
    static Figure empty() {
        String why = OsProcess.note().isEmpty() ? "This process's address space is not shown to us." : OsProcess.note();
        return Figure.of("The address space", why, new Axis.Bare(), new Axis.Bare(), List.of())
                .noting(why);
    }

    private static List<Axis.Tick> spaced(List<Axis.Tick> ticks, double width) {
        List<Axis.Tick> shown = new ArrayList<>();
        for (Axis.Tick tick : ticks) {
            if (tick.at() > LAST_TICK * width) break;
            if (shown.isEmpty() || tick.at() - shown.getLast().at() >= BETWEEN_TICKS * width) shown.add(tick);
        }
        return shown;
    }

    private static String finding(List<Region> regions) {
        long mapped = 0;
        long resident = 0;
        long code = 0;
        long reserved = 0;
        for (Region region : regions) {
            mapped += region.size();
            resident += Math.max(0, region.resident());
            if (region.executable()) code += region.size();
            if (region.reserved()) reserved += region.size();
        }
        String memory = resident > 0 ? "; " + Bytes.of(resident) + " of it are in memory" : "";
        return Numbers.count(regions.size(), "region") + " take " + Bytes.of(mapped) + " of addresses, "
                + Numbers.percent(reserved, mapped) + " only reserved" + memory + "; " + Bytes.of(code)
                + " may be executed" + heap(regions) + ".";
    }

    private static String where(List<Region> regions, Map<String, Long> places) {
        List<String> parts = new ArrayList<>();
        places.forEach((name, address) -> parts.add(name + " at " + Region.address(address) + " in "
                + regions.stream()
                        .filter(region -> region.holds(address))
                        .map(region -> region.kind().toString())
                        .findFirst()
                        .orElse("no region")));
        return parts.isEmpty() ? "" : " Places: " + String.join(", ", parts) + ".";
    }

    private static String heap(List<Region> regions) {
        List<Region> heap =
                regions.stream().filter(r -> r.kind() == Region.Kind.JAVA_HEAP).toList();
        if (heap.isEmpty()) return "";
        return "; the Java heap begins at " + Region.address(heap.getFirst().from()) + " and ends at "
                + Region.address(heap.getLast().to());
    }

    private static String hover(Region region) {
        String what = MachineTables.what(region);
        return region.kind() + (what.isEmpty() ? "" : ": " + what) + "\n" + Region.address(region.from()) + "–"
                + Region.address(region.to()) + "\n" + region.permissions() + ", " + Bytes.of(region.size())
                + (region.resident() < 0 ? "" : ", " + Bytes.of(region.resident()) + " in memory");
    }
}
