/// What the operating system and the JVM say about this machine and its processes, as small records.
///
/// [dev.heddle.machine.OsProcess] is the way in: a process has threads, regions of memory, open files and limits. The
/// numbers come from Linux's `/proc` (see proc(5)); elsewhere each function answers with what the JVM knows, or with
/// nothing, and [dev.heddle.machine.OsProcess#note] says so in a sentence. Every function may be called by any thread
/// and reads anew at each call: a process goes on while it is looked at, so two answers need not agree.
///
/// Decided:
/// - The regions of this JVM are named with what the JVM itself prints (heap, code cache and metaspace bounds, stack
///   pointers: the `jcmd` commands, called in the process, 2 to 5 ms together) and not with native memory tracking,
///   which costs memory from the start on and must be asked for on the command line.
/// - `System.map`, new in JDK 24, names regions only with native memory tracking on, and took 400 ms.
@NullMarked
package dev.heddle.machine;

import org.jspecify.annotations.NullMarked;
