package dev.heddle.trace;

/// Why a goroutine does not run, in Go's words (runtime2.go, `waitReasonStrings`).
public enum WaitReason {
    NONE(""),
    CHAN_RECEIVE("chan receive", "channel"),
    CHAN_SEND("chan send", "channel"),
    CHAN_RECEIVE_NIL("chan receive (nil chan)"),
    CHAN_SEND_NIL("chan send (nil chan)"),
    SELECT("select"),
    SELECT_NO_CASES("select (no cases)"),
    MUTEX_LOCK("sync.Mutex.Lock", "mutex"),
    RW_MUTEX_R_LOCK("sync.RWMutex.RLock", "rwmutex"),
    RW_MUTEX_LOCK("sync.RWMutex.Lock", "rwmutex"),
    WAIT_GROUP_WAIT("sync.WaitGroup.Wait", "waitgroup"),
    COND_WAIT("sync.Cond.Wait", "cond"),
    SEM_ACQUIRE("semacquire", "semaphore"),
    SLEEP("sleep"),
    SETTLE("synctest.Wait"),
    GOSCHED("yield"),
    PREEMPTED("preempted"),
    /// Parked by code that is not ours: java.util.concurrent, sockets, monitors.
    FOREIGN("foreign park"),
    /// Waits for the network: of Go traces, since here that is a foreign park.
    IO_WAIT("IO wait"),
    /// Waits for Go's garbage collector, or is part of it: of Go traces.
    RUNTIME("runtime"),
    /// In native code or file I/O, its P handed on.
    SYSCALL("syscall"),
    /// Stopped for good by a fatal error.
    FATAL("fatal error");

    private final String text;
    private final String object;

    WaitReason(String text) {
        this(text, "");
    }

    WaitReason(String text, String object) {
        this.text = text;
        this.object = object;
    }

    /// What kind of object is waited for: `channel`, `mutex`, …; empty for none or several.
    public String object() {
        return object;
    }

    @Override
    public String toString() {
        return text;
    }
}
