package main

import (
	"sync"
	"sync/atomic"
	"time"
)

func init() {
	programs["B13.mutex"] = func(n int) { mutex(n, 0) }
	programs["B13.mutexWork"] = func(n int) { mutex(n, 100) }
	programs["B13.rwMutex"] = rwMutex
	programs["B13.cond"] = cond
	programs["B13.waitGroup"] = waitGroup
	programs["B13.once"] = once
	programs["B13.pool"] = pool
	programs["B13.map"] = syncMap
	programs["B13.starve"] = starve
}

func mutex(n, turns int) {
	var mu sync.Mutex
	count := 0
	each(8, func(int) {
		sum := 0
		for range n / 8 {
			mu.Lock()
			count++
			mu.Unlock()
			sum += work(turns)
		}
		mu.Lock()
		sink += sum
		mu.Unlock()
	})
}

func rwMutex(n int) {
	var mu sync.RWMutex
	count := 0
	each(8, func(int) {
		for i := range n / 8 {
			if i%10 == 0 {
				mu.Lock()
				count++
				mu.Unlock()
			} else {
				mu.RLock()
				_ = count
				mu.RUnlock()
			}
		}
	})
}

func cond(n int) {
	var mu sync.Mutex
	turn := 0
	changed := sync.NewCond(&mu)
	each(2, func(me int) {
		for range n {
			mu.Lock()
			for turn != me {
				changed.Wait()
			}
			turn = 1 - me
			changed.Signal()
			mu.Unlock()
		}
	})
}

func waitGroup(n int) {
	each(2, func(int) {
		var group sync.WaitGroup
		for range n / 2 {
			group.Add(1)
			group.Done()
			group.Wait()
		}
	})
}

func once(n int) {
	var first sync.Once
	each(2, func(int) {
		for range n / 2 {
			first.Do(func() {})
		}
	})
}

func pool(n int) {
	objects := sync.Pool{New: func() any { return new(int) }}
	each(2, func(int) {
		for range n / 2 {
			objects.Put(objects.Get())
		}
	})
}

func syncMap(n int) {
	var m sync.Map
	each(2, func(me int) {
		for i := range n / 2 {
			key := i & 1023
			if i%10 == 0 {
				m.Store(key, me)
			} else {
				m.Load(key)
			}
		}
	})
}

// How long the lock takes beside a goroutine that holds it for 100 µs again and again.
func starve(n int) {
	var mu sync.Mutex
	var stop atomic.Bool
	var done sync.WaitGroup
	done.Go(func() {
		for !stop.Load() {
			mu.Lock()
			for began := time.Now(); time.Since(began) < 100*time.Microsecond; {
			}
			mu.Unlock()
		}
	})
	for range n {
		time.Sleep(100 * time.Microsecond)
		mu.Lock()
		mu.Unlock()
	}
	stop.Store(true)
	done.Wait()
}
