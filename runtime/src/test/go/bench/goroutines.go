package main

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

func init() {
	programs["B9.skynet"] = func(n int) {
		result := make(chan int)
		go skynet(result, 0, n)
		<-result
	}
	programs["B9.fib"] = func(n int) {
		result := make(chan int, 1)
		go fib(21, result) // 28,656 goroutines
		<-result
	}
	programs["B9.quicksort"] = quicksort
	programs["B10.spawn"] = spawn
	programs["B10.burst"] = burst
	programs["B10.nested"] = func(n int) {
		var done sync.WaitGroup
		done.Add(1)
		nested(n, &done)
		done.Wait()
	}
	programs["B10.wgGo"] = func(n int) {
		for range n / 100 {
			each(100, func(int) {})
		}
	}
	programs["B14.afterFunc"] = afterFuncs
	programs["B14.sleepers"] = sleepers
	programs["B14.stop"] = stopTimers
	programs["B14.context"] = contexts
	programs["B15.yield"] = func(n int) { yields(n, 2) }
	programs["B15.yield1000"] = func(n int) { yields(n, 1000) }
	programs["B15.hog"] = hog
}

func skynet(result chan<- int, number, size int) {
	if size == 1 {
		result <- number
		return
	}
	parts := make(chan int)
	for i := range 10 {
		go skynet(parts, number+i*size/10, size/10)
	}
	sum := 0
	for range 10 {
		sum += <-parts
	}
	result <- sum
}

func fib(n int, result chan<- int) {
	if n < 2 {
		result <- n
		return
	}
	part := make(chan int, 1)
	go fib(n-1, part)
	rest := make(chan int, 1)
	go fib(n-2, rest)
	result <- <-part + <-rest
}

func quicksort(n int) {
	values := make([]int32, n)
	x := uint32(1)
	for i := range values {
		x ^= x << 13
		x ^= x >> 17
		x ^= x << 5
		values[i] = int32(x)
	}
	sorted := make(chan struct{})
	go sort(values, sorted)
	<-sorted
}

func sort(v []int32, sorted chan<- struct{}) {
	if len(v) > 1 {
		pivot := v[len(v)/2]
		i, j := 0, len(v)-1
		for i <= j {
			for v[i] < pivot {
				i++
			}
			for v[j] > pivot {
				j--
			}
			if i <= j {
				v[i], v[j] = v[j], v[i]
				i++
				j--
			}
		}
		both := make(chan struct{}, 2)
		go sort(v[:j+1], both)
		go sort(v[i:], both)
		<-both
		<-both
	}
	sorted <- struct{}{}
}

// One goroutine starts the next, so that as many start as end.
func spawn(n int) {
	var done sync.WaitGroup
	done.Add(1)
	var next func(left int)
	next = func(left int) {
		if left == 0 {
			done.Done()
			return
		}
		go next(left - 1)
	}
	go next(n)
	done.Wait()
}

func burst(n int) {
	var done sync.WaitGroup
	done.Add(n)
	for range n {
		go done.Done()
	}
	done.Wait()
}

// Each goroutine starts two that share the rest.
func nested(n int, done *sync.WaitGroup) {
	defer done.Done()
	if n <= 1 {
		return
	}
	left := (n - 1) / 2
	for _, part := range []int{left, n - 1 - left} {
		if part > 0 {
			done.Add(1)
			go nested(part, done)
		}
	}
}

func afterFuncs(n int) {
	var done sync.WaitGroup
	done.Add(n)
	for range n {
		time.AfterFunc(0, done.Done)
	}
	done.Wait()
}

func sleepers(n int) {
	each(n, func(i int) { time.Sleep(time.Duration(i%10) * time.Millisecond) })
}

func stopTimers(n int) {
	for range n {
		time.NewTimer(time.Hour).Stop()
	}
}

// A tree of contexts, ten below each, cancelled at its root.
func contexts(n int) {
	level := []context.Context{}
	root, cancel := context.WithCancel(context.Background())
	level = append(level, root)
	for made := 1; made < n; {
		var next []context.Context
		for _, parent := range level {
			for range 10 {
				if made == n {
					break
				}
				child, drop := context.WithCancel(parent)
				_ = drop
				next = append(next, child)
				made++
			}
		}
		level = next
	}
	cancel()
	<-level[0].Done()
}

// On one P, since two goroutines with a P each have nobody to yield to.
func yields(n, goroutines int) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	each(goroutines, func(int) {
		for range n / goroutines {
			runtime.Gosched()
		}
	})
}

// A ping-pong beside a goroutine that computes and yields now and then.
func hog(n int) {
	var stop atomic.Bool
	var done sync.WaitGroup
	done.Go(func() {
		for !stop.Load() {
			sink += work(10_000)
			runtime.Gosched()
		}
	})
	pingPong(n)
	stop.Store(true)
	done.Wait()
}
