// What GoTraceTest and its twin in Java trace: every way to wait that both have, at GOMAXPROCS=1.
package main

import (
	"context"
	"os"
	"runtime"
	"runtime/trace"
	"sync"
	"time"
)

func producer(c chan<- int) {
	for i := 0; i < 5; i++ {
		c <- i
	}
	close(c)
}

func consumer(c <-chan int) {
	for v := range c {
		if v == 2 {
			runtime.Gosched()
		}
	}
}

func pipeline(capacity int) {
	c := make(chan int, capacity)
	var wg sync.WaitGroup
	wg.Add(2)
	go func() {
		producer(c)
		wg.Done()
	}()
	go func() {
		consumer(c)
		wg.Done()
	}()
	wg.Wait()
}

func contention() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	wg.Add(1)
	mu.Lock()
	go func() {
		mu.Lock()
		mu.Unlock()
		wg.Done()
	}()
	runtime.Gosched()
	mu.Unlock()
	wg.Wait()
}

func choice() {
	a, b := make(chan int), make(chan int)
	go func() { a <- 1 }()
	select {
	case <-a:
	case <-b:
	}
}

func main() {
	runtime.GOMAXPROCS(1)
	file, err := os.Create(os.Args[1])
	if err != nil {
		panic(err)
	}
	if err := trace.Start(file); err != nil {
		panic(err)
	}
	pipeline(0)
	pipeline(2)
	contention()
	choice()
	trace.Log(context.Background(), "said", "done")
	time.Sleep(time.Millisecond)
	trace.Stop()
	file.Close()
}
