// What a switch between two goroutines costs on one P, and between two that are each locked to a thread.
package main

import (
	"fmt"
	"runtime"
	"sort"
	"time"
)

const (
	batches = 60
	rounds  = 500
)

func main() {
	runtime.GOMAXPROCS(1)
	report("yield", yields)
	report("channel", func() { rally(false) })
	report("channel, each goroutine locked to a thread", func() { rally(true) })
}

// A batch has 2 × rounds switches.
func report(name string, batch func()) {
	times := make([]int, batches)
	for i := range times {
		start := time.Now()
		batch()
		times[i] = int(time.Since(start).Nanoseconds()) / (2 * rounds)
	}
	sort.Ints(times)
	fmt.Printf("%s: median %d ns for one switch, nine tenths %d to %d ns\n",
		name, times[batches/2], times[batches/20], times[batches-1-batches/20])
}

func yields() {
	done := make(chan bool)
	for range 2 {
		go func() {
			for range rounds {
				runtime.Gosched()
			}
			done <- true
		}()
	}
	<-done
	<-done
}

func rally(locked bool) {
	there, back := make(chan int), make(chan int)
	go func() {
		if locked {
			runtime.LockOSThread()
		}
		for value := range there {
			back <- value
		}
		close(back)
	}()
	if locked {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
	}
	for i := range rounds {
		there <- i
		<-back
	}
	close(there)
	<-back
}
