// The Go twins of the programs that dev.heddle.bench measures. Arguments: the number of Ps, seconds to warm up, seconds
// to measure, then the programs, each as name:operations. Prints a line for each: name, ns of wall and of CPU time per operation.
package main

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/trace"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

type program func(n int)

var programs = map[string]program{}

func main() {
	if os.Args[1] == "memory" {
		memory(number(os.Args[2]), number(os.Args[3]))
		return
	}
	runtime.GOMAXPROCS(number(os.Args[1]))
	if os.Getenv("HEDDLE_BENCH_TRACE") != "" { // until the process ends
		if err := trace.Start(io.Discard); err != nil {
			panic(err)
		}
	}
	warmUp, round := seconds(os.Args[2]), seconds(os.Args[3])
	for _, asked := range os.Args[4:] {
		name, operations, _ := strings.Cut(asked, ":")
		if run, ok := programs[name]; ok {
			wall, cpu := measure(run, number(operations), warmUp, round)
			fmt.Printf("%s %.2f %.2f\n", name, wall, cpu)
		}
	}
}

func measure(run program, n int, warmUp, round time.Duration) (float64, float64) {
	for began := time.Now(); time.Since(began) < warmUp; {
		run(n)
	}
	var walls []float64
	cpu := cpuTime()
	for began := time.Now(); len(walls) < 3 || time.Since(began) < round; {
		start := time.Now()
		run(n)
		walls = append(walls, float64(time.Since(start))/float64(n))
	}
	cpu = cpuTime() - cpu
	return median(walls), float64(cpu) / float64(n) / float64(len(walls))
}

func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}

func cpuTime() int64 {
	var used syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return used.Utime.Nano() + used.Stime.Nano()
}

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		panic(err)
	}
	return n
}

func seconds(text string) time.Duration {
	s, err := strconv.ParseFloat(text, 64)
	if err != nil {
		panic(err)
	}
	return time.Duration(s * float64(time.Second))
}
