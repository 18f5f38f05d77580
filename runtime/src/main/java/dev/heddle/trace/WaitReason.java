package dev.heddle.trace;

/// Why a goroutine does not run, in Go's words (runtime2.go, `waitReasonStrings`).
public enum WaitReason {
    NONE(""),
    CHAN_RECEIVE("chan receive"),
    CHAN_SEND("chan send"),
    CHAN_RECEIVE_NIL("chan receive (nil chan)"),
    CHAN_SEND_NIL("chan send (nil chan)"),
    SELECT("select"),
    SELECT_NO_CASES("select (no cases)"),
    MUTEX_LOCK("sync.Mutex.Lock"),
    RW_MUTEX_R_LOCK("sync.RWMutex.RLock"),
    RW_MUTEX_LOCK("sync.RWMutex.Lock"),
    WAIT_GROUP_WAIT("sync.WaitGroup.Wait"),
    COND_WAIT("sync.Cond.Wait"),
    SEM_ACQUIRE("semacquire"),
    SLEEP("sleep"),
    SETTLE("synctest.Wait"),
    GOSCHED("yield"),
    PREEMPTED("preempted"),
    /// Parked by code that is not ours: java.util.concurrent, sockets, monitors.
    FOREIGN("foreign park"),
    /// In native code or file I/O, its P handed on.
    SYSCALL("syscall"),
    /// Stopped for good by a fatal error.
    FATAL("fatal error");

    private final String text;

    WaitReason(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
