// The article's buffered channel, in our words: four robots share ten tasks.
//
//	mixed    as it is: a robot's line is printed in two pieces, so lines of several robots mix
//	whole    each line is printed at once, with its robot's number
package main

import (
	"fmt"
	"math/rand"
	"os"
	"sync"
	"time"
)

var done sync.WaitGroup

func mixed(tasks chan string, robot int) {
	defer done.Done()
	for {
		task, ok := <-tasks
		if !ok {
			fmt.Println("drained")
			return
		}
		fmt.Printf("robot %d begins %s", robot, task)
		time.Sleep(time.Duration(rand.Int63n(100)) * time.Millisecond)
		fmt.Println(" finished")
	}
}

func whole(tasks chan string, robot int) {
	defer done.Done()
	for task := range tasks {
		fmt.Printf("robot %d begins %s\n", robot, task)
		time.Sleep(time.Duration(rand.Int63n(100)) * time.Millisecond)
		fmt.Printf("robot %d finished %s\n", robot, task)
	}
	fmt.Printf("robot %d: drained\n", robot)
}

func main() {
	work := map[string]func(chan string, int){"mixed": mixed, "whole": whole}[os.Args[1]]
	tasks := make(chan string, 10)
	done.Add(4)
	for robot := range 4 {
		go work(tasks, robot)
	}
	for task := range 10 {
		tasks <- fmt.Sprintf("task %d", task)
	}
	close(tasks)
	done.Wait()
}
