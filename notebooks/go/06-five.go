// Five programs for the race detector, in our words, one after the other; the detector's reports stand between
// the headings. `-race` knows data races; which of them also have a race condition is for the chapter.
//
//	counter  the article's lost update
//	account  a check and an act, each of them atomic
//	flag     two goroutines that write the same value
//	guarded  the counter behind a mutex
//	hidden   the lost update once more, on a path that is not taken
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

func together(n int, body func()) {
	var done sync.WaitGroup
	for range n {
		done.Go(body)
	}
	done.Wait()
}

func counter() int {
	counter := 0
	together(10, func() {
		for range 10 {
			value := counter
			runtime.Gosched()
			counter = value + 1
		}
	})
	return counter
}

func account() int64 {
	var balance atomic.Int64
	balance.Store(100)
	together(3, func() {
		if balance.Load() >= 100 {
			runtime.Gosched()
			balance.Add(-100)
		}
	})
	return balance.Load()
}

func flag() bool {
	found := false
	together(3, func() {
		runtime.Gosched()
		found = true
	})
	return found
}

func guarded() int {
	var mutex sync.Mutex
	counter := 0
	together(10, func() {
		mutex.Lock()
		defer mutex.Unlock()
		value := counter
		runtime.Gosched()
		counter = value + 1
	})
	return counter
}

func hidden(taken bool) int {
	counter := 0
	together(10, func() {
		if taken {
			counter++
		}
	})
	return counter
}

func main() {
	fmt.Println("== counter:", counter())
	fmt.Println("== account:", account())
	fmt.Println("== flag:", flag())
	fmt.Println("== guarded:", guarded())
	fmt.Println("== hidden:", hidden(false))
}
