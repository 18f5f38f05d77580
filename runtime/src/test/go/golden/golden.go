// The Go twins of dev.heddle.golden.Golden: the same small programs, one by its name. GoldenTest runs them with GOMAXPROCS=1
// where Go is installed and compares what they print, how they end, and the recorded output.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
	"time"
)

func say(words ...any) { fmt.Println(words...) }

// startSix starts six goroutines and lets each come to its wait before the next is started.
func startSix(done *sync.WaitGroup, body func(n int)) {
	for i := 0; i < 6; i++ {
		done.Add(1)
		go func() {
			body(i)
			done.Done()
		}()
		runtime.Gosched()
	}
}

func transfer(capacity int) {
	c := make(chan int, capacity)
	var done sync.WaitGroup
	done.Add(1)
	go func() {
		for i := 0; i < 8; i++ {
			c <- i
			say("s", i)
		}
		close(c)
	}()
	go func() {
		for v := range c {
			say("r", v)
		}
		done.Done()
	}()
	done.Wait()
}

func message(f func()) {
	defer func() { say(recover()) }()
	f()
}

var programs = map[string]func(){
	"start": func() {
		var done sync.WaitGroup
		for i := 0; i < 10; i++ {
			done.Add(1)
			go func() {
				say(i)
				done.Done()
			}()
		}
		done.Wait()
	},
	"nested": func() {
		var done sync.WaitGroup
		for i := 0; i < 3; i++ {
			done.Add(1)
			go func() {
				say("parent", i)
				for k := 0; k < 2; k++ {
					done.Add(1)
					go func() {
						say("child", i, k)
						done.Done()
					}()
				}
				done.Done()
			}()
		}
		done.Wait()
	},
	"gosched": func() {
		var done sync.WaitGroup
		for _, name := range []string{"A", "B", "C"} {
			done.Add(1)
			go func() {
				for i := 0; i < 3; i++ {
					say(name, i)
					runtime.Gosched()
				}
				done.Done()
			}()
		}
		done.Wait()
	},
	"unbuffered": func() { transfer(0) },
	"buffered":   func() { transfer(3) },
	"close": func() {
		var done sync.WaitGroup
		c := make(chan int)
		startSix(&done, func(n int) {
			<-c
			say(n)
		})
		close(c)
		done.Wait()
	},
	"receivers": func() {
		var done sync.WaitGroup
		c := make(chan int)
		startSix(&done, func(n int) { say(n, <-c) })
		for i := 0; i < 6; i++ {
			c <- i
		}
		done.Wait()
	},
	"senders": func() {
		var done sync.WaitGroup
		c := make(chan int, 2)
		startSix(&done, func(n int) { c <- n })
		for i := 0; i < 6; i++ {
			say(<-c)
		}
		done.Wait()
	},
	"mutex": func() {
		var done sync.WaitGroup
		var mu sync.Mutex
		mu.Lock()
		startSix(&done, func(n int) {
			mu.Lock()
			say(n)
			mu.Unlock()
		})
		mu.Unlock()
		done.Wait()
	},
	"readers": func() {
		var done sync.WaitGroup
		var mu sync.RWMutex
		mu.Lock()
		startSix(&done, func(n int) {
			mu.RLock()
			say("read", n)
			mu.RUnlock()
		})
		mu.Unlock()
		done.Wait()
	},
	"signal": func() {
		var done sync.WaitGroup
		var mu sync.Mutex
		cond := sync.NewCond(&mu)
		startSix(&done, func(n int) {
			mu.Lock()
			cond.Wait()
			say(n)
			mu.Unlock()
		})
		for i := 0; i < 6; i++ {
			cond.Signal()
			runtime.Gosched()
		}
		done.Wait()
	},
	"broadcast": func() {
		var done sync.WaitGroup
		var mu sync.Mutex
		cond := sync.NewCond(&mu)
		startSix(&done, func(n int) {
			mu.Lock()
			cond.Wait()
			say(n)
			mu.Unlock()
		})
		cond.Broadcast()
		done.Wait()
	},
	"group": func() {
		var done, gate sync.WaitGroup
		gate.Add(1)
		startSix(&done, func(n int) {
			gate.Wait()
			say(n)
		})
		gate.Done()
		done.Wait()
	},
	"selects": func() {
		var done sync.WaitGroup
		a, b := make(chan int), make(chan int)
		startSix(&done, func(n int) {
			select {
			case v := <-a:
				say(n, "a", v)
			case v := <-b:
				say(n, "b", v)
			}
		})
		for i := 0; i < 3; i++ {
			a <- i
			b <- i
		}
		done.Wait()
	},
	"sieve": func() {
		first := make(chan int)
		numbers := first
		go func() {
			for i := 2; ; i++ {
				first <- i
			}
		}()
		for i := 0; i < 10; i++ {
			prime := <-numbers
			say(prime)
			in, out := numbers, make(chan int)
			go func() {
				for {
					if v := <-in; v%prime != 0 {
						out <- v
					}
				}
			}()
			numbers = out
		}
	},
	"drain": func() {
		c := make(chan int, 3)
		c <- 1
		c <- 2
		say(len(c), cap(c))
		close(c)
		for i := 0; i < 3; i++ {
			v, ok := <-c
			say(v, ok)
		}
	},
	"sleepers": func() {
		var done sync.WaitGroup
		for _, n := range []int{3, 1, 2} {
			done.Add(1)
			go func() {
				time.Sleep(time.Duration(n) * 20 * time.Millisecond)
				say(n)
				done.Done()
			}()
		}
		done.Wait()
	},
	"timer": func() {
		timer := time.NewTimer(time.Hour)
		say(timer.Stop(), timer.Stop(), timer.Reset(time.Millisecond))
		<-timer.C
		say(timer.Stop(), len(timer.C), cap(timer.C))
	},
	"context": func() {
		parent, cancel := context.WithCancelCause(context.Background())
		child, stop := context.WithCancel(parent)
		defer stop()
		say(child.Err() == nil)
		cancel(errors.New("enough"))
		<-child.Done()
		say(child.Err())
		say(context.Cause(child))
		late, end := context.WithTimeout(context.Background(), time.Millisecond)
		defer end()
		<-late.Done()
		say(late.Err())
	},
	"defers": func() {
		defer say("last")
		func() {
			defer func() { say("recovered", recover()) }()
			defer say("first")
			panic("thrown")
		}()
		message(func() { panic(42) })
	},
	"panics": func() {
		var none chan int
		closed := make(chan int)
		close(closed)
		n := -1
		message(func() { close(closed) })
		message(func() { close(none) })
		message(func() { closed <- 1 })
		message(func() { _ = make(chan int, n) })
		message(func() { new(sync.WaitGroup).Done() })
		message(func() { time.NewTicker(0) })
		message(func() { time.NewTicker(time.Hour).Reset(0) })
		message(func() {
			select {
			case closed <- 1:
			default:
			}
		})
	},
	"panic":       func() { panic("no more") },
	"panicNumber": func() { panic(42) },
	"panicElsewhere": func() {
		go func() { panic("there") }()
		time.Sleep(time.Hour)
	},
	"unlock":       func() { defer say("not said"); new(sync.Mutex).Unlock() },
	"rUnlock":      func() { new(sync.RWMutex).RUnlock() },
	"wUnlock":      func() { new(sync.RWMutex).Unlock() },
	"goNil":        func() { var f func(); go f(); time.Sleep(time.Hour) },
	"asleepSend":   func() { make(chan int) <- 1 },
	"asleepNil":    func() { var c chan int; <-c },
	"asleepSelect": func() { select {} },
	"asleepGroup": func() {
		var wg sync.WaitGroup
		wg.Add(1)
		go func() { <-make(chan int) }()
		wg.Wait()
	},
	"asleepMutex": func() {
		var mu sync.Mutex
		mu.Lock()
		mu.Lock()
	},
	"goexit": func() {
		go say("others go on")
		runtime.Goexit()
	},
}

func main() {
	programs[os.Args[1]]()
}
