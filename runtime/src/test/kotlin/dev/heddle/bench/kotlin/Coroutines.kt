package dev.heddle.bench.kotlin

import dev.heddle.bench.Suite
import dev.heddle.bench.Work
import java.util.concurrent.atomic.AtomicBoolean
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.DelicateCoroutinesApi
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.GlobalScope
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.channels.SendChannel
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.yield

/** Coroutines that start, end, yield, lock and sleep. */
val coroutines: Map<String, Suite.Measured> = mapOf(
    "B9.skynet" to measured { n ->
        val result = Channel<Int>()
        launch { skynet(result, 0, n) }
        result.receive()
    },
    "B9.fib" to measured { _ ->
        val result = Channel<Int>(1)
        launch { fib(21, result) }
        result.receive()
    },
    "B9.quicksort" to measured { n ->
        val values = Work.numbers(n)
        val sorted = Channel<Int>()
        launch { sort(values, 0, n - 1, sorted) }
        sorted.receive()
    },
    "B10.spawn" to measured { n ->
        val done = CompletableDeferred<Int>()
        spawnNext(n, done)
        done.await()
    },
    "B10.burst" to measured { n -> repeat(n) { launch {} } },
    "B10.nested" to measured { n -> nested(n) },
    "B10.wgGo" to measured { n -> repeat(n / 100) { each(100) {} } },
    "B13.mutex" to measured { n -> mutex(n, 0) },
    "B13.mutexWork" to measured { n -> mutex(n, 100) },
    "B14.sleepers" to measured { n -> repeat(n) { launch { delay((it % 10).toLong()) } } },
    "B15.yield" to measured { n -> yields(n, 2) },
    "B15.yield1000" to measured { n -> yields(n, 1000) },
    "B15.hog" to measured { n ->
        val stop = AtomicBoolean()
        launch {
            var sum = 0
            while (!stop.get()) {
                sum += Work.turns(10_000)
                yield()
            }
            Work.use(sum)
        }
        pingPong(n)
        stop.set(true)
    },
)

private suspend fun CoroutineScope.skynet(result: SendChannel<Int>, number: Int, size: Int) {
    if (size == 1) {
        result.send(number)
        return
    }
    val parts = Channel<Int>()
    repeat(10) { launch { skynet(parts, number + it * (size / 10), size / 10) } }
    var sum = 0
    repeat(10) { sum += parts.receive() }
    result.send(sum)
}

private suspend fun CoroutineScope.fib(n: Int, result: Channel<Int>) {
    if (n < 2) {
        result.send(n)
        return
    }
    val part = Channel<Int>(1)
    launch { fib(n - 1, part) }
    val rest = Channel<Int>(1)
    launch { fib(n - 2, rest) }
    result.send(part.receive() + rest.receive())
}

private suspend fun CoroutineScope.sort(v: IntArray, low: Int, high: Int, sorted: Channel<Int>) {
    if (low < high) {
        val parts = Work.part(v, low, high)
        val both = Channel<Int>(2)
        launch { sort(v, low, parts[0], both) }
        launch { sort(v, parts[1], high, both) }
        both.receive()
        both.receive()
    }
    sorted.send(1)
}

/** Each starts the next; in the global scope, since a scope of its own would keep them all. */
@OptIn(DelicateCoroutinesApi::class)
private fun spawnNext(left: Int, done: CompletableDeferred<Int>) {
    if (left == 0) done.complete(1) else GlobalScope.launch(Dispatchers.Default) { spawnNext(left - 1, done) }
}

private fun CoroutineScope.nested(n: Int) {
    val left = (n - 1) / 2
    val right = n - 1 - left
    if (left > 0) launch { nested(left) }
    if (right > 0) launch { nested(right) }
}

private suspend fun mutex(n: Int, turns: Int) {
    val mu = Mutex()
    var count = 0
    each(8) {
        var sum = 0
        repeat(n / 8) {
            mu.lock()
            count++
            mu.unlock()
            sum += Work.turns(turns)
        }
        Work.use(sum)
    }
}

private suspend fun yields(n: Int, coroutines: Int) {
    each(coroutines) { repeat(n / coroutines) { yield() } }
}
