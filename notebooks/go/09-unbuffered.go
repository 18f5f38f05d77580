// The article's unbuffered channel, in our words, with its fault: it counts to 100 and never ends.
//
//	hangs    as it is: Go notices that all goroutines are asleep
//	waits    with an alarm pending, as under go test: Go notices nothing until the alarm
//	ends     with the one comparison repaired
package main

import (
	"fmt"
	"os"
	"sync"
	"time"
)

const limit = 100

var done sync.WaitGroup

func step(channel chan int, isLast func(int) bool) {
	value := <-channel
	next := 0
	if value != limit {
		next = value + 1
		fmt.Println("counter", next)
		go step(channel, isLast)
	}
	if isLast(value) {
		done.Done()
		return
	}
	channel <- next
}

func count(isLast func(int) bool) {
	channel := make(chan int)
	defer close(channel)
	done.Add(1)
	go step(channel, isLast)
	channel <- 1
	done.Wait()
	fmt.Println("ended")
}

func main() {
	never := func(value int) bool { return value > limit }
	switch os.Args[1] {
	case "hangs":
		count(never)
	case "waits":
		time.AfterFunc(time.Second, func() { panic("timed out after 1s") })
		count(never)
	case "ends":
		count(func(value int) bool { return value >= limit })
	}
}
