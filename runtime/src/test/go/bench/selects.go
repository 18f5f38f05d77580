package main

import "sync"

func init() {
	programs["B4.sync"] = func(n int) { selectSync(n) }
	programs["B4.async"] = selectAsync
	programs["B4.mix"] = selectMix
	programs["B4.nil"] = selectNil
	programs["B4.default"] = selectDefault
	programs["B5.done"] = sharedDone
	programs["B12.fanIn"] = fanIn
}

func selectSync(n int) {
	a, b := make(chan int), make(chan int)
	var done sync.WaitGroup
	for _, c := range []chan int{a, b} {
		done.Go(func() {
			for i := 0; i < n/2; i++ {
				c <- i
			}
		})
	}
	done.Go(func() {
		for range n / 2 * 2 {
			select {
			case <-a:
			case <-b:
			}
		}
	})
	done.Wait()
}

func selectAsync(n int) {
	shared := make(chan int, 2)
	each(2, func(int) {
		own := make(chan int, 1)
		own <- 0
		shared <- 0
		for range n / 2 {
			select {
			case v := <-shared:
				shared <- v
			case v := <-own:
				own <- v
			}
		}
	})
}

// Two goroutines that each offer a value and take the other's, whichever comes first.
func selectMix(n int) {
	a, b := make(chan int), make(chan int)
	var done sync.WaitGroup
	swap := func(out chan<- int, in <-chan int) {
		sent, received := 0, 0
		for sent < n/2 || received < n/2 {
			o, i := out, in
			if sent == n/2 {
				o = nil
			}
			if received == n/2 {
				i = nil
			}
			select {
			case o <- sent:
				sent++
			case <-i:
				received++
			}
		}
	}
	done.Go(func() { swap(a, b) })
	done.Go(func() { swap(b, a) })
	done.Wait()
}

func selectNil(n int) {
	a, b := make(chan int), make(chan int)
	var none chan int
	var done sync.WaitGroup
	for _, c := range []chan int{a, b} {
		done.Go(func() {
			for i := 0; i < n/2; i++ {
				c <- i
			}
		})
	}
	done.Go(func() {
		for range n / 2 * 2 {
			select {
			case <-none:
			case <-a:
			case none <- 1:
			case <-none:
			case <-b:
			case <-none:
			}
		}
	})
	done.Wait()
}

func selectDefault(n int) {
	a, b := make(chan int), make(chan int)
	each(2, func(int) {
		for range n / 2 {
			select {
			case <-a:
			case <-b:
			default:
			}
		}
	})
}

func feed(n int, cs []chan int, done *sync.WaitGroup) {
	done.Go(func() {
		for i := 0; i < n; i++ {
			cs[i%len(cs)] <- i
		}
	})
}

func channels(n int) []chan int {
	cs := make([]chan int, n)
	for i := range cs {
		cs[i] = make(chan int)
	}
	return cs
}

// Every consumer also listens to one channel that all share: golang/go#20351.
func sharedDone(n int) {
	const pairs = 16
	stop := make(chan struct{})
	var done sync.WaitGroup
	for range pairs {
		c := make(chan int, 16)
		done.Go(func() {
			for i := 0; i < n/pairs; i++ {
				c <- i
			}
		})
		done.Go(func() {
			for range n / pairs {
				select {
				case <-c:
				case <-stop:
				}
			}
		})
	}
	done.Wait()
}

func fanIn(n int) {
	jobs := make(chan int)
	results := channels(4)
	var done sync.WaitGroup
	done.Go(func() {
		for i := 0; i < n; i++ {
			jobs <- i
		}
		close(jobs)
	})
	for _, out := range results {
		done.Go(func() {
			for job := range jobs {
				out <- job * 2
			}
		})
	}
	for range n {
		select {
		case <-results[0]:
		case <-results[1]:
		case <-results[2]:
		case <-results[3]:
		}
	}
	done.Wait()
}
