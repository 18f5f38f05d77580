// Two faulty programs for `go run -race`, in our words.
//
//	lost-update    the article's counter: a data race that the detector reports
//	check-then-act a bank account on atomics: a race condition without a data race, about which it is silent
package main

import (
	"fmt"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
)

func lostUpdate() {
	counter := 0
	var done sync.WaitGroup
	for range 10 {
		done.Go(func() {
			for range 10 {
				value := counter
				runtime.Gosched()
				counter = value + 1
			}
		})
	}
	done.Wait()
	fmt.Println("counter:", counter)
}

func checkThenAct() {
	var balance atomic.Int64
	balance.Store(100)
	var done sync.WaitGroup
	for range 10 {
		done.Go(func() {
			if balance.Load() >= 100 {
				runtime.Gosched()
				balance.Add(-100)
			}
		})
	}
	done.Wait()
	fmt.Println("balance:", balance.Load())
}

func main() {
	switch os.Args[1] {
	case "lost-update":
		lostUpdate()
	case "check-then-act":
		checkThenAct()
	}
}
