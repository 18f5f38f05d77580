package dev.heddle;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Places in woven code, at each method entry and each backward branch, where a thread can be asked to stop or
/// to yield.
///
/// A safepoint is an `invokedynamic` on a [MutableCallSite], one for each woven class and those nested in it.
/// Its target is a constant no-op, which compiled code folds to nothing: no load, no fence, so a loop over a
/// plain field still misses another thread's write. [#arm] swaps the targets; compiled loops are deoptimised at
/// the JVM's own next poll and call the check from then on. The scheduler does the same when a goroutine has run
/// for a time slice while others wait for its P; the target is then a look at one flag ([Go#preemption]).
///
/// All methods may be called by any thread. A check runs on the thread that passes the safepoint; what it
/// throws is thrown there. Passing a safepoint orders no memory accesses.
public final class Safepoint {

    private static final MethodType TYPE = MethodType.methodType(void.class);
    static final MethodHandle NOTHING = MethodHandles.empty(TYPE);
    static final MethodHandle GLANCE;
    private static final MethodHandle POLL;
    private static final VarHandle ASKED = ConstantBootstraps.staticFieldVarHandle(
            MethodHandles.lookup(), "asked", VarHandle.class, Safepoint.class, boolean.class);

    static {
        try {
            GLANCE = MethodHandles.lookup().findStatic(Safepoint.class, "glance", TYPE);
            POLL = MethodHandles.lookup().findStatic(Safepoint.class, "poll", TYPE);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    // Whenever the class's monitor is free, the target of every live site is POLL if checks is not empty, else GLANCE
    // if preemptible, else NOTHING.
    private static final List<WeakReference<MutableCallSite>> SITES = new ArrayList<>(); // guarded by the class
    private static volatile List<Runnable> checks = List.of(); // written under the class's monitor
    private static boolean preemptible; // guarded by the class

    @SuppressWarnings("UnusedVariable") // read and written through ASKED: opaque, so that no loop keeps what it read
    private static boolean asked;

    private static final ClassValue<MutableCallSite> SITE = new ClassValue<>() {
        @Override
        protected MutableCallSite computeValue(Class<?> type) {
            return register(new MutableCallSite(TYPE));
        }
    };

    private Safepoint() {}

    /// The bootstrap method of woven code.
    ///
    /// @param caller the woven class
    /// @param name without meaning
    /// @param type no parameters, no result
    public static CallSite bootstrap(MethodHandles.Lookup caller, String name, MethodType type) {
        return site(caller.lookupClass());
    }

    /// Runs a check at every safepoint that a thread passes from now on, beside those that are armed already.
    /// When this returns, every running woven loop will have met it by its next turn or so.
    public static synchronized void arm(Runnable check) {
        checks = Stream.concat(checks.stream(), Stream.of(check)).toList();
        if (checks.size() == 1) retarget();
    }

    /// Undoes one [#arm] of the same check. Safepoints cost nothing again when none is left.
    public static synchronized void disarm(Runnable check) {
        List<Runnable> rest = new ArrayList<>(checks);
        if (!rest.remove(check)) return;
        checks = List.copyOf(rest);
        if (rest.isEmpty()) retarget();
    }

    /// Makes every woven loop look whether its goroutine is asked to give way, or costs it nothing again.
    static synchronized void preemptible(boolean on) {
        if (preemptible == on) return;
        preemptible = on;
        if (checks.isEmpty()) retarget();
    }

    /// Asks whoever passes a safepoint from now on whether it is the one to give way, or asks no longer.
    static void ask(boolean on) {
        ASKED.setOpaque(on);
    }

    /// Passes a safepoint by hand, as code does that waits or loops in a woven class's place.
    public static void poll() {
        for (Runnable check : checks) check.run();
        glance();
    }

    private static void glance() {
        if ((boolean) ASKED.getOpaque()) pass();
    }

    private static void pass() {
        Machine m = Machine.current();
        if (m != null && Thread.currentThread().isVirtual()) m.scheduler.passSafepoint(m);
    }

    static MutableCallSite site(Class<?> type) {
        return Objects.requireNonNull(SITE.get(type.getNestHost()));
    }

    private static synchronized MutableCallSite register(MutableCallSite site) {
        site.setTarget(target());
        SITES.removeIf(s -> s.refersTo(null));
        SITES.add(new WeakReference<>(site));
        return site;
    }

    private static MethodHandle target() {
        if (!checks.isEmpty()) return POLL;
        return preemptible ? GLANCE : NOTHING;
    }

    private static void retarget() {
        MethodHandle target = target();
        MutableCallSite[] live =
                SITES.stream().map(WeakReference::get).filter(Objects::nonNull).toArray(MutableCallSite[]::new);
        for (MutableCallSite site : live) site.setTarget(target);
        MutableCallSite.syncAll(live);
    }
}
