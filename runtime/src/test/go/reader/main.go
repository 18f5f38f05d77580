// Tells what Go's own reader finds in a trace: each change of a goroutine's state as a line of CSV, nanoseconds since the
// trace's first event. GoReaderTest compares our reader with it.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/exp/trace"
)

func main() {
	file, err := os.Open(os.Args[1])
	check(err)
	reader, err := trace.NewReader(file)
	check(err)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	fmt.Fprintln(out, "nanos,goroutine,from,to,reason,p,m")
	start := trace.Time(-1)
	for {
		event, err := reader.ReadEvent()
		if err == io.EOF {
			return
		}
		check(err)
		if start < 0 && event.Kind() != trace.EventSync {
			start = event.Time()
		}
		if event.Kind() != trace.EventStateTransition {
			continue
		}
		change := event.StateTransition()
		if change.Resource.Kind != trace.ResourceGoroutine {
			continue
		}
		from, to := change.Goroutine()
		reason := strings.ReplaceAll(change.Reason, ",", ";")
		fmt.Fprintf(out, "%d,%d,%s,%s,%s,%d,%d\n",
			event.Time()-start, change.Resource.Goroutine(), from, to, reason, event.Proc(), event.Thread())
	}
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
