// The programs that GoReaderTest has traces of: go run main.go pingpong|workers|mutex|coroutine FILE.
package main

import (
	"iter"
	"os"
	"runtime/trace"
	"sync"
	"time"
)

func pingpong() {
	ping, pong := make(chan int), make(chan int)
	go func() {
		for v := range ping {
			pong <- v + 1
		}
		close(pong)
	}()
	for i := 0; i < 20; i++ {
		ping <- i
		<-pong
	}
	close(ping)
	<-pong
}

func workers() {
	jobs, results := make(chan int, 4), make(chan int)
	var pool sync.WaitGroup
	for w := 0; w < 4; w++ {
		pool.Go(func() {
			for job := range jobs {
				work(20 * time.Microsecond)
				results <- job * job
			}
		})
	}
	go func() {
		for job := 0; job < 40; job++ {
			jobs <- job
		}
		close(jobs)
		pool.Wait()
		close(results)
	}()
	for range results {
	}
}

func mutex() {
	var mu sync.Mutex
	var all sync.WaitGroup
	for g := 0; g < 4; g++ {
		all.Go(func() {
			for i := 0; i < 5; i++ {
				mu.Lock()
				work(50 * time.Microsecond)
				mu.Unlock()
				if i == 2 {
					time.Sleep(100 * time.Microsecond)
				}
			}
		})
	}
	all.Wait()
}

// coroutine's second coroutine is left at its third value, and ends when it is told to stop.
func coroutine() {
	numbers := func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
	}
	next, stop := iter.Pull(numbers)
	for i := 0; i < 10; i++ {
		next()
	}
	stop()
	next, stop = iter.Pull(numbers)
	for v, more := next(); more && v < 2; v, more = next() {
		work(20 * time.Microsecond)
	}
	stop()
}

func work(d time.Duration) {
	for end := time.Now().Add(d); time.Now().Before(end); {
	}
}

func main() {
	programs := map[string]func(){"pingpong": pingpong, "workers": workers, "mutex": mutex, "coroutine": coroutine}
	file, err := os.Create(os.Args[2])
	if err != nil {
		panic(err)
	}
	if err := trace.Start(file); err != nil {
		panic(err)
	}
	programs[os.Args[1]]()
	trace.Stop()
	file.Close()
}
