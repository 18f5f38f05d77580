package dev.heddle;

import dev.heddle.trace.Sites;

/// Where woven code calls this runtime: what events tell as their site. Any thread.
///
/// Woven code says so right before each call ([#at]). While no trace is taken that is a look at one plain flag.
public final class Site {
    private static final StackWalker STACK = StackWalker.getInstance();

    // Traces being taken. Plain, for the fast path: what follows a look at it is an operation of the runtime, so
    // the look stays in its loop, and one that comes late costs an event its site.
    private static int wanted;

    private Site() {}

    /// A number for a place in code that is being woven.
    public static int reserve() {
        return Sites.reserve();
    }

    /// The caller is at this place, and about to call the runtime.
    public static void at(int site) {
        if (wanted != 0) mark(site);
    }

    private static void mark(int site) {
        G g = G.current();
        if (!g.traced()) return;
        if (!Sites.isTold(site)) {
            Sites.tell(
                    site,
                    STACK.walk(frames -> frames.skip(2).findFirst().orElseThrow())
                            .toStackTraceElement());
        }
        g.site = site;
    }

    static synchronized void want(boolean on) {
        wanted += on ? 1 : -1;
    }
}
