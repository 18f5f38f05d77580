package main

import (
	"runtime"
	"sync"
)

func init() {
	programs["B1.pingPong"] = pingPong
	programs["B2.cap0"] = func(n int) { messages(n, 0, 0) }
	programs["B2.cap1"] = func(n int) { messages(n, 1, 0) }
	programs["B2.cap10"] = func(n int) { messages(n, 10, 0) }
	programs["B2.cap100"] = func(n int) { messages(n, 100, 0) }
	programs["B2.cap100work"] = func(n int) { messages(n, 100, 100) }
	programs["B3.uncontended"] = uncontended
	programs["B3.contended"] = contended
	programs["B3.semaphore"] = semaphore
	programs["B3.nonblock"] = nonblock
	programs["B3.make"] = makeChannels
	programs["B6.popular"] = popular
	programs["B6.close"] = closing
	programs["B7.ring503"] = func(n int) { ring(n, 503, 0) }
	programs["B7.ring1000deep16"] = func(n int) { ring(n, 1000, 16) }
	programs["B7.ring1000deep64"] = func(n int) { ring(n, 1000, 64) }
	programs["B7.laps"] = laps
	programs["B8.sieve"] = sieve
	programs["B11.pairs0"] = func(n int) { pairs(n, 0) }
	programs["B11.pairs16"] = func(n int) { pairs(n, 16) }
	programs["B11.pairs100"] = func(n int) { pairs(n, 100) }
	programs["B11.chain"] = chain
	programs["B12.mpmc"] = mpmc
	programs["B12.chameneos"] = chameneos
}

func pingPong(n int) {
	there, back := make(chan int), make(chan int)
	var done sync.WaitGroup
	done.Go(func() {
		for i := 0; i < n; i++ {
			there <- i
			<-back
		}
	})
	done.Go(func() {
		for i := 0; i < n; i++ {
			<-there
			back <- i
		}
	})
	done.Wait()
}

var sink int

func work(turns int) int {
	x := turns
	for i := 0; i < turns; i++ {
		x = x*31 + i
	}
	return x
}

func messages(n, capacity, turns int) {
	c := make(chan int, capacity)
	var done sync.WaitGroup
	done.Go(func() {
		sum := 0
		for i := 0; i < n; i++ {
			sum += work(turns)
			c <- 1
		}
		sink = sum
	})
	done.Go(func() {
		sum := 0
		for i := 0; i < n; i++ {
			<-c
			sum += work(turns)
		}
	})
	done.Wait()
}

// each runs the body in so many goroutines.
func each(goroutines int, body func(i int)) {
	var done sync.WaitGroup
	for i := 0; i < goroutines; i++ {
		done.Go(func() { body(i) })
	}
	done.Wait()
}

func fillAndDrain(c chan int, n int) {
	for left := n; left > 0; left -= 100 {
		for i := 0; i < 100; i++ {
			c <- i
		}
		for i := 0; i < 100; i++ {
			<-c
		}
	}
}

func uncontended(n int) {
	each(2, func(int) { fillAndDrain(make(chan int, 100), n/2) })
}

func contended(n int) {
	c := make(chan int, 200)
	each(2, func(int) { fillAndDrain(c, n/2) })
}

func semaphore(n int) {
	c := make(chan struct{}, 2)
	each(2, func(int) {
		for i := 0; i < n/2; i++ {
			c <- struct{}{}
			<-c
		}
	})
}

func nonblock(n int) {
	c := make(chan int)
	each(2, func(int) {
		for i := 0; i < n/2; i++ {
			select {
			case <-c:
			default:
			}
		}
	})
}

var made chan int

func makeChannels(n int) {
	for i := 0; i < n; i++ {
		made = make(chan int, 8)
	}
}

func popular(n int) {
	const subscribers = 1000
	never := make(chan bool)
	var done sync.WaitGroup
	feeds := make([]chan bool, subscribers)
	for i := range feeds {
		feed := make(chan bool)
		feeds[i] = feed
		done.Go(func() {
			for range n / subscribers {
				select {
				case <-never:
				case <-feed:
				}
			}
		})
	}
	for range n / subscribers {
		for _, feed := range feeds {
			feed <- true
		}
	}
	done.Wait()
}

func closing(n int) {
	gate := make(chan int)
	var done sync.WaitGroup
	for range n {
		done.Go(func() { <-gate })
	}
	runtime.Gosched()
	close(gate)
	done.Wait()
}

func at(depth int, body func()) {
	if depth == 0 {
		body()
	} else {
		at(depth-1, body)
	}
}

// So many goroutines in a ring, which a token goes round ten times.
func laps(nodes int) { ring(10*nodes, nodes, 0) }

// A token goes round so many times; each node waits for it so many calls deep.
func ring(hops, nodes, depth int) {
	cs := channels(nodes)
	finished := make(chan bool)
	for i := range nodes {
		from, to := cs[i], cs[(i+1)%nodes]
		go at(depth, func() {
			for token := range from {
				if token == 0 {
					finished <- true
				} else {
					to <- token - 1
				}
			}
		})
	}
	cs[0] <- hops
	<-finished
	for _, c := range cs {
		close(c)
	}
}

func sieve(primes int) {
	numbers := make(chan int)
	stop := make(chan struct{})
	go func() {
		for i := 2; ; i++ {
			select {
			case numbers <- i:
			case <-stop:
				close(numbers)
				return
			}
		}
	}()
	in := numbers
	for range primes {
		prime := <-in
		from, out := in, make(chan int)
		go func() {
			for i := range from {
				if i%prime != 0 {
					out <- i
				}
			}
			close(out)
		}()
		in = out
	}
	close(stop)
	for range in {
	}
}

func pairs(n, capacity int) {
	const couples = 10_000
	var done sync.WaitGroup
	for range couples {
		c := make(chan int, capacity)
		done.Go(func() {
			for i := 0; i < n/couples; i++ {
				c <- i
			}
		})
		done.Go(func() {
			for range n / couples {
				<-c
			}
		})
	}
	done.Wait()
}

// A message through a chain of 10,000 stages, several at a time.
func chain(n int) {
	const stages = 10_000
	first := make(chan int)
	in := first
	for range stages {
		from, to := in, make(chan int)
		go func() {
			for v := range from {
				to <- v
			}
			close(to)
		}()
		in = to
	}
	go func() {
		for i := 0; i < n/stages; i++ {
			first <- i
		}
		close(first)
	}()
	for range in {
	}
}

func mpmc(n int) {
	c := make(chan int, 16)
	var done sync.WaitGroup
	for range 4 {
		done.Go(func() {
			for i := 0; i < n/4; i++ {
				c <- i
			}
		})
		done.Go(func() {
			for range n / 4 {
				<-c
			}
		})
	}
	done.Wait()
}

type creature struct {
	colour int
	met    chan int
}

// Creatures meet in pairs at a broker and take the colour that neither has.
func chameneos(meetings int) {
	place := make(chan creature)
	for i := range 10 {
		go func() {
			me := creature{i % 3, make(chan int)}
			for {
				place <- me
				colour := <-me.met
				if colour < 0 {
					return
				}
				me.colour = colour
			}
		}()
	}
	for range meetings {
		a, b := <-place, <-place
		colour := a.colour
		if a.colour != b.colour {
			colour = 3 - a.colour - b.colour
		}
		a.met <- colour
		b.met <- colour
	}
	for range 10 {
		(<-place).met <- -1
	}
}
