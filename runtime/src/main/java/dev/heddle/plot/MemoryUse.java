package dev.heddle.plot;

import dev.heddle.machine.Region;
import java.util.ArrayList;
import java.util.List;

/// How much of an address space each use takes, and how much of that is in memory, by powers of ten.
final class MemoryUse {
    private static final Ink TAKEN = Ink.of("#d0d0d0");
    private static final Ink RESIDENT = Ink.of("#0072b2");
    private static final List<String> DECADES = List.of(
            "1 KB", "10 KB", "100 KB", "1 MB", "10 MB", "100 MB", "1 GB", "10 GB", "100 GB", "1 TB", "10 TB", "100 TB");
    private static final int USUAL = 8; // decades

    private MemoryUse() {}

    static Figure of(List<Region> regions) {
        if (regions.isEmpty()) return MemoryMap.empty();
        List<Region.Kind> kinds = MemoryMap.kinds(regions);
        List<Mark.Bar> taken = new ArrayList<>();
        List<Mark.Bar> resident = new ArrayList<>();
        List<String> shares = new ArrayList<>();
        double farthest = 0;
        for (int lane = 0; lane < kinds.size(); lane++) {
            Region.Kind kind = kinds.get(lane);
            long size = 0;
            long present = 0;
            for (Region region : regions) {
                if (region.kind() != kind) continue;
                size += region.size();
                present += Math.max(0, region.resident());
            }
            String hover = kind + "\n" + Bytes.of(size) + " of addresses, " + Bytes.of(present) + " in memory";
            farthest = Math.max(farthest, place(size));
            taken.add(new Mark.Bar(lane, 0, place(size), TAKEN, "", hover));
            if (present > 0) resident.add(new Mark.Bar(lane, 0, place(present), RESIDENT, Bytes.of(present), hover));
            if (kind == Region.Kind.JAVA_HEAP || kind == Region.Kind.STACK || kind == Region.Kind.CODE_CACHE)
                shares.add(kind + " " + Bytes.of(size) + " and " + Bytes.of(present));
        }
        String finding = "Address space and memory by use"
                + (shares.isEmpty() ? ", in " + Numbers.count(kinds.size(), "kind") : ": " + String.join(", ", shares))
                + ".";
        int decades = Math.max(USUAL, (int) Math.ceil(farthest) + 1);
        return Figure.of(
                "Address space taken, and memory behind it",
                finding,
                new Axis.Decades(
                        "bytes, each step ten times the one before", 0, decades - 1, DECADES.subList(0, decades)),
                new Axis.Labels("", kinds.stream().map(Region.Kind::toString).toList()),
                List.of(
                        new Mark.Bars("address space", TAKEN, 0.95, taken),
                        new Mark.Bars("in memory", RESIDENT, 0.75, resident)));
    }

    private static double place(long bytes) {
        return Math.clamp(Math.log10(bytes / 1024.0), 0.02, DECADES.size() - 1);
    }
}
