// What a goroutine that never pauses does to the others on one P. An argument says how long it computes, in ms.
//
//	go run go/13-hog.go 500                                the runtime preempts it
//	GODEBUG=asyncpreemptoff=1 go run go/13-hog.go 500      it gives way only of its own accord
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"time"
)

var sum int

func main() {
	milliseconds, _ := strconv.Atoi(os.Args[1])
	perMillisecond := calibrated()
	runtime.GOMAXPROCS(1)
	done := make(chan time.Duration)
	start := time.Now()
	go func() {
		sum += compute(perMillisecond * milliseconds)
		done <- time.Since(start)
	}()
	time.Sleep(time.Millisecond)
	fmt.Printf("main slept 1 ms and came back after %d ms\n", time.Since(start).Milliseconds())
	fmt.Printf("the hog was done after %d ms\n", (<-done).Milliseconds())
}

// A loop without a call: nothing in it gives way.
func compute(turns int) int {
	x := 1
	for i := 0; i < turns; i++ {
		x = x*31 + i
	}
	return x
}

// How many turns of compute take a millisecond here.
func calibrated() int {
	const turns = 20_000_000
	start := time.Now()
	sum += compute(turns)
	return int(turns / time.Since(start).Seconds() / 1000)
}
