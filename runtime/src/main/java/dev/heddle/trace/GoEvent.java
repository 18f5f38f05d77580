package dev.heddle.trace;

import org.jspecify.annotations.Nullable;

/// What a byte in Go's execution trace announces; its number is the place in this list. Source: Go, the package
/// documentation of internal/trace/tracev2.
enum GoEvent {
    NONE,
    EVENT_BATCH,
    STACKS,
    STACK,
    STRINGS,
    STRING,
    CPU_SAMPLES,
    CPU_SAMPLE,
    FREQUENCY,
    PROCS_CHANGE(2),
    PROC_START(2),
    PROC_STOP(0),
    PROC_STEAL(3),
    PROC_STATUS(2),
    GO_CREATE(3),
    GO_CREATE_SYSCALL(1),
    GO_START(2),
    GO_DESTROY(0),
    GO_DESTROY_SYSCALL(0),
    GO_STOP(2),
    GO_BLOCK(2),
    GO_UNBLOCK(3),
    GO_SYSCALL_BEGIN(2),
    GO_SYSCALL_END(0),
    GO_SYSCALL_END_BLOCKED(0),
    GO_STATUS(3),
    STW_BEGIN(2),
    STW_END(0),
    GC_ACTIVE(1),
    GC_BEGIN(2),
    GC_END(1),
    GC_SWEEP_ACTIVE(1),
    GC_SWEEP_BEGIN(1),
    GC_SWEEP_END(2),
    GC_MARK_ASSIST_ACTIVE(1),
    GC_MARK_ASSIST_BEGIN(1),
    GC_MARK_ASSIST_END(0),
    HEAP_ALLOC(1),
    HEAP_GOAL(1),
    GO_LABEL(1),
    USER_TASK_BEGIN(4),
    USER_TASK_END(2),
    USER_REGION_BEGIN(3),
    USER_REGION_END(3),
    USER_LOG(4),
    GO_SWITCH(2),
    GO_SWITCH_DESTROY(2),
    GO_CREATE_BLOCKED(3),
    GO_STATUS_STACK(4),
    EXPERIMENTAL_BATCH,
    SYNC,
    CLOCK_SNAPSHOT(3),
    END_OF_GENERATION;

    private static final GoEvent[] ALL = values();
    private static final int STRUCTURE = -1;

    final int arguments; // after the time; or STRUCTURE

    GoEvent() {
        this(STRUCTURE);
    }

    GoEvent(int arguments) {
        this.arguments = arguments;
    }

    /// Whether it is something that happened at a time.
    boolean isTimed() {
        return arguments != STRUCTURE;
    }

    static @Nullable GoEvent of(int number) {
        return number < ALL.length ? ALL[number] : null;
    }
}
