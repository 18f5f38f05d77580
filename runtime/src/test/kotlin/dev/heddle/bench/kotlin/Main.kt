package dev.heddle.bench.kotlin

import dev.heddle.bench.Suite
import kotlin.system.exitProcess
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.channels.Channel

/** Kotlin's coroutines and channels on its default dispatcher: the arguments of Suite. */
fun main(args: Array<String>) {
    if (args[0] == "memory") {
        park(args[1].toInt(), args[2].toInt())
    } else {
        Suite.run(channels + crowds + selects + coroutines, *args)
    }
    exitProcess(0)
}

/** A program that runs in a coroutine. */
fun measured(body: suspend CoroutineScope.(Int) -> Unit) =
    Suite.Measured { n -> runBlocking(Dispatchers.Default) { body(n) } }

/** Runs the body in so many coroutines and waits for them. */
suspend fun each(coroutines: Int, body: suspend (Int) -> Unit) = coroutineScope {
    repeat(coroutines) { launch { body(it) } }
}

suspend fun at(depth: Int, body: suspend () -> Unit) {
    if (depth == 0) body() else deeper(depth, body)
}

/** Not a tail call, so that each level keeps a frame. */
private suspend fun deeper(depth: Int, body: suspend () -> Unit) {
    at(depth - 1, body)
    levels = depth
}

@Volatile private var levels = 0

private fun park(n: Int, depth: Int) {
    repeat(Suite.MEMORY_WARM_UPS) { park(n / 10, depth, Channel()).close() }
    Suite.memory(n) { held = park(it, depth, Channel()) }
    held?.close()
}

@Volatile private var held: Channel<Int>? = null

private fun park(n: Int, depth: Int, gate: Channel<Int>): Channel<Int> {
    val scope = CoroutineScope(Dispatchers.Default)
    runBlocking(Dispatchers.Default) {
        val here = Channel<Int>()
        repeat(n) {
            scope.launch {
                at(depth) {
                    here.send(1)
                    gate.receiveCatching()
                }
            }
        }
        repeat(n) { here.receive() }
    }
    return gate
}
