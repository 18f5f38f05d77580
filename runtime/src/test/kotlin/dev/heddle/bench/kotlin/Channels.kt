package dev.heddle.bench.kotlin

import dev.heddle.bench.Suite
import dev.heddle.bench.Work
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.selects.select

/** A few coroutines and their channels. */
val channels: Map<String, Suite.Measured> = mapOf(
    "B1.pingPong" to measured { n -> pingPong(n) },
    "B2.cap0" to measured { n -> messages(n, 0, 0) },
    "B2.cap1" to measured { n -> messages(n, 1, 0) },
    "B2.cap10" to measured { n -> messages(n, 10, 0) },
    "B2.cap100" to measured { n -> messages(n, 100, 0) },
    "B2.cap100work" to measured { n -> messages(n, 100, 100) },
    "B3.uncontended" to measured { n -> each(2) { fillAndDrain(Channel(100), n / 2) } },
    "B3.contended" to measured { n ->
        val c = Channel<Int>(200)
        each(2) { fillAndDrain(c, n / 2) }
    },
    "B3.semaphore" to measured { n ->
        val c = Channel<Int>(2)
        each(2) {
            repeat(n / 2) {
                c.send(1)
                c.receive()
            }
        }
    },
    "B3.nonblock" to measured { n ->
        val c = Channel<Int>()
        each(2) { repeat(n / 2) { c.tryReceive() } }
    },
    "B3.make" to Suite.Measured { n -> repeat(n) { made = Channel(8) } },
    "B8.sieve" to measured { n -> sieve(n) },
    "B12.mpmc" to measured { n ->
        val c = Channel<Int>(16)
        repeat(4) {
            launch { repeat(n / 4) { c.send(1) } }
            launch { repeat(n / 4) { c.receive() } }
        }
    },
    "B12.chameneos" to measured { n -> chameneos(n) },
)

@Volatile private var made: Channel<Int> = Channel()

suspend fun pingPong(n: Int) = coroutineScope {
    val there = Channel<Int>()
    val back = Channel<Int>()
    launch {
        repeat(n) {
            there.send(1)
            back.receive()
        }
    }
    launch {
        repeat(n) {
            there.receive()
            back.send(1)
        }
    }
}

private fun CoroutineScope.messages(n: Int, capacity: Int, turns: Int) {
    val c = Channel<Int>(capacity)
    launch {
        var sum = 0
        repeat(n) {
            sum += Work.turns(turns)
            c.send(1)
        }
        Work.use(sum)
    }
    launch {
        var sum = 0
        repeat(n) {
            c.receive()
            sum += Work.turns(turns)
        }
        Work.use(sum)
    }
}

private suspend fun fillAndDrain(c: Channel<Int>, n: Int) {
    repeat(n / 100) {
        repeat(100) { c.send(1) }
        repeat(100) { c.receive() }
    }
}

private suspend fun CoroutineScope.sieve(primes: Int) {
    val numbers = Channel<Int>()
    val stop = Channel<Int>()
    launch {
        var i = 2
        while (select { numbers.onSend(i) { true }; stop.onReceiveCatching { false } }) i++
        numbers.close()
    }
    var last = numbers
    repeat(primes) {
        val prime = last.receive()
        val from = last
        val out = Channel<Int>()
        launch {
            for (number in from) if (number % prime != 0) out.send(number)
            out.close()
        }
        last = out
    }
    stop.close()
    for (number in last) Unit
}

private class Creature(val colour: Int, val met: Channel<Int>)

/** Creatures meet in pairs at a broker and take the colour that neither has. */
private suspend fun CoroutineScope.chameneos(meetings: Int) {
    val place = Channel<Creature>()
    repeat(10) {
        launch {
            val met = Channel<Int>()
            var colour = it % 3
            while (colour >= 0) {
                place.send(Creature(colour, met))
                colour = met.receive()
            }
        }
    }
    repeat(meetings) {
        val a = place.receive()
        val b = place.receive()
        val colour = if (a.colour == b.colour) a.colour else 3 - a.colour - b.colour
        a.met.send(colour)
        b.met.send(colour)
    }
    repeat(10) { place.receive().met.send(-1) }
}
