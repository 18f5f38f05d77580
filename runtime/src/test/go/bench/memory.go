package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
)

// Prints the bytes for each of n goroutines that wait so many calls deep: in use, and resident.
func memory(n, depth int) {
	gate := make(chan int)
	parked := make(chan int)
	used, resident := inUse(), rss()
	for range n {
		go at(depth, func() {
			parked <- 1
			<-gate
		})
	}
	for range n {
		<-parked
	}
	fmt.Printf("memory %.1f %.1f\n", float64(inUse()-used)/float64(n), float64(rss()-resident)/float64(n))
}

func inUse() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc + m.StackInuse)
}

func rss() int64 {
	status, _ := os.ReadFile("/proc/self/statm")
	return int64(number(strings.Fields(string(status))[1])) * int64(os.Getpagesize())
}
