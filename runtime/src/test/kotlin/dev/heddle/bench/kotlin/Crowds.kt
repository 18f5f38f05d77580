package dev.heddle.bench.kotlin

import dev.heddle.bench.Suite
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.launch
import kotlinx.coroutines.selects.select
import kotlinx.coroutines.yield

private const val SUBSCRIBERS = 1000
private const val COUPLES = 10_000
private const val STAGES = 10_000

/** Thousands of coroutines and their channels. */
val crowds: Map<String, Suite.Measured> = mapOf(
    "B6.popular" to measured { n -> popular(n) },
    "B6.close" to measured { n ->
        val gate = Channel<Int>()
        repeat(n) { launch { gate.receiveCatching() } }
        yield()
        gate.close()
    },
    "B7.ring503" to measured { n -> ring(n, 503, 0) },
    "B7.ring1000deep16" to measured { n -> ring(n, 1000, 16) },
    "B7.ring1000deep64" to measured { n -> ring(n, 1000, 64) },
    "B11.pairs0" to measured { n -> pairs(n, 0) },
    "B11.pairs16" to measured { n -> pairs(n, 16) },
    "B11.pairs100" to measured { n -> pairs(n, 100) },
    "B11.chain" to measured { n -> chain(n) },
)

private suspend fun CoroutineScope.popular(n: Int) {
    val never = Channel<Int>()
    val feeds = List(SUBSCRIBERS) { Channel<Int>() }
    for (feed in feeds) {
        launch { repeat(n / SUBSCRIBERS) { select { never.onReceive {}; feed.onReceive {} } } }
    }
    repeat(n / SUBSCRIBERS) { for (feed in feeds) feed.send(1) }
}

private suspend fun CoroutineScope.ring(hops: Int, nodes: Int, depth: Int) {
    val ring = List(nodes) { Channel<Int>() }
    val finished = Channel<Int>()
    for (i in 0 until nodes) {
        val from = ring[i]
        val to = ring[(i + 1) % nodes]
        launch {
            at(depth) {
                for (token in from) if (token == 0) finished.send(1) else to.send(token - 1)
            }
        }
    }
    ring[0].send(hops)
    finished.receive()
    for (c in ring) c.close()
}

private fun CoroutineScope.pairs(n: Int, capacity: Int) {
    repeat(COUPLES) {
        val c = Channel<Int>(capacity)
        launch { repeat(n / COUPLES) { c.send(1) } }
        launch { repeat(n / COUPLES) { c.receive() } }
    }
}

private suspend fun CoroutineScope.chain(n: Int) {
    val first = Channel<Int>()
    var last = first
    repeat(STAGES) {
        val from = last
        val to = Channel<Int>()
        launch {
            for (v in from) to.send(v)
            to.close()
        }
        last = to
    }
    launch {
        repeat(n / STAGES) { first.send(1) }
        first.close()
    }
    for (v in last) Unit
}
