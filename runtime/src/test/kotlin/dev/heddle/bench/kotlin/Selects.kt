package dev.heddle.bench.kotlin

import dev.heddle.bench.Suite
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.launch
import kotlinx.coroutines.selects.select

private const val PAIRS = 16

/** Select statements. */
val selects: Map<String, Suite.Measured> = mapOf(
    "B4.sync" to measured { n -> cases(n, 2) },
    "B4.async" to measured { n ->
        val shared = Channel<Int>(2)
        each(2) {
            val own = Channel<Int>(1)
            own.send(1)
            shared.send(1)
            repeat(n / 2) {
                select { shared.onReceive { shared }; own.onReceive { own } }.send(1)
            }
        }
    },
    "B4.mix" to measured { n ->
        val a = Channel<Int>()
        val b = Channel<Int>()
        launch { swap(n / 2, a, b) }
        launch { swap(n / 2, b, a) }
    },
    "B4.cases4" to measured { n -> cases(n, 4) },
    "B4.cases16" to measured { n -> cases(n, 16) },
    "B5.done" to measured { n -> sharedDone(n) },
    "B12.fanIn" to measured { n -> fanIn(n) },
)

private fun CoroutineScope.feed(n: Int, cs: List<Channel<Int>>) = launch { repeat(n) { cs[it % cs.size].send(1) } }

private fun CoroutineScope.cases(n: Int, channels: Int) {
    val cs = List(channels) { Channel<Int>() }
    if (channels == 2) for (c in cs) feed(n / 2, listOf(c)) else feed(n, cs)
    launch { repeat(n) { select { for (c in cs) c.onReceive {} } } }
}

/** Offers values and takes the other's, whichever comes first. */
private suspend fun swap(each: Int, out: Channel<Int>, into: Channel<Int>) {
    var sent = 0
    var received = 0
    while (sent < each || received < each) {
        val isSent = select {
            if (sent < each) out.onSend(1) { true }
            if (received < each) into.onReceive { false }
        }
        if (isSent) sent++ else received++
    }
}

private fun CoroutineScope.sharedDone(n: Int) {
    val stop = Channel<Int>()
    repeat(PAIRS) {
        val c = Channel<Int>(16)
        feed(n / PAIRS, listOf(c))
        launch { repeat(n / PAIRS) { select { c.onReceive {}; stop.onReceive {} } } }
    }
}

private suspend fun CoroutineScope.fanIn(n: Int) {
    val jobs = Channel<Int>()
    val results = List(4) { Channel<Int>() }
    launch {
        repeat(n) { jobs.send(it) }
        jobs.close()
    }
    for (out in results) launch { for (job in jobs) out.send(job * 2) }
    repeat(n) { select { for (c in results) c.onReceive {} } }
}
