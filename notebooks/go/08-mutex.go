// The article's counter behind a mutex, in our words: read, yield and write form one critical section. A yield
// inside the lock lets others run, but not in. `deadlock` is ours: two locks, taken in two orders.
package main

import (
	"fmt"
	"os"
	"runtime"
	"sync"
)

func count() {
	var mutex sync.Mutex
	counter := 0
	var done sync.WaitGroup
	for range 10 {
		done.Go(func() {
			for range 10 {
				mutex.Lock()
				value := counter
				runtime.Gosched()
				counter = value + 1
				mutex.Unlock()
			}
		})
	}
	done.Wait()
	fmt.Println("counter:", counter)
}

func both(done *sync.WaitGroup, first, second *sync.Mutex) {
	done.Go(func() {
		first.Lock()
		runtime.Gosched()
		second.Lock()
		second.Unlock()
		first.Unlock()
	})
}

func deadlock() {
	var a, b sync.Mutex
	var done sync.WaitGroup
	for range 1000 {
		both(&done, &a, &b)
		both(&done, &b, &a)
	}
	done.Wait()
	fmt.Println("no deadlock this time")
}

func main() {
	switch os.Args[1] {
	case "count":
		count()
	case "deadlock":
		deadlock()
	}
}
