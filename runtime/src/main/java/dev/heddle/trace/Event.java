package dev.heddle.trace;

/// One transition of the scheduler or operation of the runtime. P, M and goroutine are those before the transition.
///
/// @param nanos since the recording began
/// @param kind what happened
/// @param g the goroutine that did it, or 0 for a thread that is none
/// @param p its processor, or -1
/// @param m its thread, or -1
/// @param reason why it blocks, for [Kind#GO_BLOCK] and [Kind#GO_STOP]; for operations on a lock, what a wait for
/// it would be called
/// @param object the id of the channel or lock, or 0: ids of different [WaitReason#object] kinds may be the same
/// @param partner the goroutine created or readied, or the creator of one that starts, 0 for none; or another P
/// @param count buffer length after the transition; for [Kind#GO_START] what its P has runnable besides
/// @param site where in woven code, as `Cell[5]:7` or `Main:12`; empty where that is not known
/// @param value what [Kind#LOG] says; for a message the value, if the trace was asked for values; else empty
public record Event(
        long nanos,
        Kind kind,
        long g,
        int p,
        int m,
        WaitReason reason,
        long object,
        long partner,
        int count,
        String site,
        String value) {

    /// An event without a site and a value.
    public Event(long nanos, Kind kind, long g, int p, int m, WaitReason reason, long object, long partner, int count) {
        this(nanos, kind, g, p, m, reason, object, partner, count, "", "");
    }

    /// The same event at another time.
    Event at(long nanos) {
        return new Event(nanos, kind, g, p, m, reason, object, partner, count, site, value);
    }

    /// Whether its partner is a P: the one robbed or handed on.
    public boolean hasOtherP() {
        return kind == Kind.PROC_STEAL || kind == Kind.PROC_HANDOFF;
    }

    /// What kind of object this is about: `channel`, `mutex`, …; empty for none.
    public String objectKind() {
        return switch (kind) {
            case CHAN_MAKE, CHAN_SEND, CHAN_RECEIVE, CHAN_CLOSE -> WaitReason.CHAN_SEND.object();
            default -> reason.object();
        };
    }

    /// What an event says.
    public enum Kind {
        /// A goroutine starts another: the partner.
        GO_CREATE,
        /// A goroutine begins or goes on to run.
        GO_START,
        /// Runnable again at once: a yield or a preemption.
        GO_STOP,
        /// A goroutine begins to wait, for the reason given.
        GO_BLOCK,
        /// A goroutine ends the wait of another: the partner.
        GO_UNBLOCK,
        /// A goroutine ends.
        GO_END,
        /// A channel is made; the count is its capacity.
        CHAN_MAKE,
        /// A value has been sent; the count is what the buffer then holds, the partner who received it, if known.
        CHAN_SEND,
        /// A value has been received; count and partner as with a send.
        CHAN_RECEIVE,
        /// A channel is closed; the count is what its buffer holds.
        CHAN_CLOSE,
        /// A lock has been acquired.
        LOCK_ACQUIRE,
        /// A lock is about to be released.
        LOCK_RELEASE,
        /// A P without work goes to sleep.
        PROC_IDLE,
        /// A P takes goroutines from another: the partner is the P robbed, the count how many.
        PROC_STEAL,
        /// The P of a thread that stands still is handed to another thread: the partner is the P, the goroutine the one
        /// that stands still.
        PROC_HANDOFF,
        /// How many goroutines wait in the global queue, where a P finds another number than was told last: the count.
        GLOBAL_QUEUE,
        /// How many Ms look for work, likewise.
        SPINNING,
        /// The program says something: the value. Where it tells of a shared variable, the partner is that
        /// variable's number, and the count is 1 for a read, 2 for a write, 3 for both in one step.
        LOG;

        /// Whether it happens in a call of the runtime by its goroutine, whose place is known then.
        public boolean isCall(WaitReason why) {
            return switch (this) {
                case GO_START, GO_END, PROC_IDLE, PROC_STEAL, PROC_HANDOFF, GLOBAL_QUEUE, SPINNING -> false;
                default -> why != WaitReason.FOREIGN && why != WaitReason.SYSCALL && why != WaitReason.PREEMPTED;
            };
        }
    }
}
