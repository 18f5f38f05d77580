// The article's counter on atomics, in our words: ten goroutines add one ten times each, and yield after each
// addition. Nothing is lost.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

func main() {
	var counter atomic.Int64
	var done sync.WaitGroup
	for range 10 {
		done.Go(func() {
			for range 10 {
				counter.Add(1)
				runtime.Gosched()
			}
		})
	}
	done.Wait()
	fmt.Println("counter:", counter.Load())
}
