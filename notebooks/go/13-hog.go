// What a goroutine that never pauses does to the others on one P. An argument says how long it computes, in ms.
//
// It is run twice: first the runtime preempts it, then it gives way only of its own accord, as before Go 1.14.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"time"
)

var sum int

func main() {
	if os.Getenv("GODEBUG") != "" {
		hog()
		return
	}
	for _, setting := range []string{"asyncpreemptoff=0", "asyncpreemptoff=1"} {
		again := exec.Command(os.Args[0], os.Args[1:]...)
		again.Env = append(os.Environ(), "GODEBUG="+setting)
		again.Stdout, again.Stderr = os.Stdout, os.Stderr
		fmt.Println("GODEBUG=" + setting)
		if err := again.Run(); err != nil {
			fmt.Println(err)
		}
	}
}

func hog() {
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
