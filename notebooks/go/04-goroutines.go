// Goroutines, in our words.
//
//	letters     the article's program: ten goroutines on one P, each says its number and an alphabet
//	memory      what 100,000 waiting goroutines take
//	overflow    a recursion without end, with the limit lowered from 1 GB to 64 MB
package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"time"
)

func letters() {
	runtime.GOMAXPROCS(1)
	var done sync.WaitGroup
	done.Add(10)
	for number := 1; number <= 10; number++ {
		go func() {
			defer done.Done()
			fmt.Print("goroutine ", number, ": ")
			first := 'a'
			if number%2 == 0 {
				first = 'A'
			}
			for letter := first; letter < first+26; letter++ {
				fmt.Printf("%c", letter)
			}
			fmt.Println()
		}()
	}
	done.Wait()
	fmt.Println("all done")
}

func memory() {
	const n = 100_000
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	start := time.Now()
	gate := make(chan bool)
	var started, done sync.WaitGroup
	started.Add(n)
	for range n {
		done.Go(func() {
			started.Done()
			<-gate
		})
	}
	started.Wait()
	runtime.ReadMemStats(&after)
	fmt.Printf("%d goroutines in %v\n", n, time.Since(start).Round(time.Millisecond))
	fmt.Printf("%d bytes of stack each\n", (after.StackInuse-before.StackInuse)/n)
	fmt.Printf("%d bytes of memory each\n", (after.Sys-before.Sys)/n)
	close(gate)
	done.Wait()
}

func deeper(n int) int {
	return deeper(n+1) + 1
}

func overflow() {
	debug.SetMaxStack(64 << 20)
	defer func() { fmt.Println("recovered:", recover()) }()
	fmt.Println(deeper(0))
}

func main() {
	switch os.Args[1] {
	case "letters":
		letters()
	case "memory":
		memory()
	case "overflow":
		overflow()
	}
}
