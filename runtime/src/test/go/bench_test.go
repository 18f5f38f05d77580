// The Go twins of dev.heddle.bench.Figures: the same programs, the same numbers of operations.
package bench

import (
	"runtime"
	"sync"
	"testing"
)

func messages(b *testing.B, capacity int) {
	c := make(chan int, capacity)
	var done sync.WaitGroup
	done.Add(2)
	go func() {
		for i := 0; i < b.N; i++ {
			c <- i
		}
		done.Done()
	}()
	go func() {
		for i := 0; i < b.N; i++ {
			<-c
		}
		done.Done()
	}()
	done.Wait()
}

func BenchmarkUnbuffered(b *testing.B) { messages(b, 0) }

func BenchmarkBuffered100(b *testing.B) { messages(b, 100) }

func BenchmarkPingPong(b *testing.B) {
	there, back := make(chan int), make(chan int)
	var done sync.WaitGroup
	done.Add(2)
	go func() {
		for i := 0; i < b.N; i++ {
			there <- i
			<-back
		}
		done.Done()
	}()
	go func() {
		for i := 0; i < b.N; i++ {
			<-there
			back <- i
		}
		done.Done()
	}()
	done.Wait()
}

// On one P, since two goroutines with a P each have nobody to yield to.
func BenchmarkYield(b *testing.B) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var done sync.WaitGroup
	done.Add(2)
	for g := 0; g < 2; g++ {
		go func() {
			for i := 0; i < b.N/2; i++ {
				runtime.Gosched()
			}
			done.Done()
		}()
	}
	done.Wait()
}

// One goroutine starts the next, so that as many start as end.
func BenchmarkSpawn(b *testing.B) {
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
	go next(b.N)
	done.Wait()
}

func BenchmarkSpawnBurst(b *testing.B) {
	var done sync.WaitGroup
	done.Add(b.N)
	for i := 0; i < b.N; i++ {
		go done.Done()
	}
	done.Wait()
}
