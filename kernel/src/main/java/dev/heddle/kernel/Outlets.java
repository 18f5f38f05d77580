package dev.heddle.kernel;

import dev.heddle.kernel.eval.Cell;
import dev.heddle.kernel.wire.Message;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The outlets of all cells that a thread can still write for. Any thread may call it.
final class Outlets {
    // By identity: two silent cells may be equal. Weak: a cell that no thread works for any longer needs no outlet.
    private static final class Key extends WeakReference<Cell> {
        private final int hash;

        Key(Cell cell, @Nullable ReferenceQueue<Cell> queue) {
            super(cell, queue);
            hash = System.identityHashCode(cell);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) return true;
            var cell = get();
            return cell != null && other instanceof Key key && key.refersTo(cell);
        }
    }

    private final Map<Key, Outlet> outlets = new ConcurrentHashMap<>();
    private final ReferenceQueue<Cell> unreachable = new ReferenceQueue<>();
    private final IoPub iopub;
    private final Consumer<Outlet> pump;
    private volatile @Nullable Outlet latest;

    Outlets(IoPub iopub, Consumer<Outlet> pump) {
        this.iopub = iopub;
        this.pump = pump;
    }

    /// Makes the outlet of a cell that is about to run, as the request asked.
    Outlet open(Cell cell, Message request) {
        var outlet = open(cell, request, iopub);
        latest = outlet;
        return outlet;
    }

    /// Makes the outlet of a cell whose output nobody sees.
    Outlet openSilent(Cell cell, Message request) {
        return open(cell, request, iopub.muted());
    }

    private Outlet open(Cell cell, Message request, IoPub to) {
        for (Object key; (key = unreachable.poll()) != null; ) outlets.remove(key);
        var outlet = new Outlet(request, to, System::nanoTime, pump);
        outlets.put(new Key(cell, unreachable), outlet);
        return outlet;
    }

    /// The outlet of the cell that the calling thread works for; the latest cell's if it works for none, as threads of
    /// the common pool do; null before the first cell.
    @Nullable
    Outlet current() {
        return of(Cell.current());
    }

    /// The outlet of the cell; the latest cell's for null; null before the first cell.
    @Nullable
    Outlet of(@Nullable Cell cell) {
        var outlet = cell == null ? null : outlets.get(new Key(cell, null));
        return outlet == null ? latest : outlet;
    }
}
