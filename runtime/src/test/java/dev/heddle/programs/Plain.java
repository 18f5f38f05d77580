package dev.heddle.programs;

import static dev.heddle.Go.after;
import static dev.heddle.Go.go;
import static dev.heddle.Go.gomaxprocs;
import static dev.heddle.Go.panic;
import static dev.heddle.Go.receiving;
import static dev.heddle.Go.select;
import static dev.heddle.Go.sleep;

import dev.heddle.Channel;
import dev.heddle.Go;
import dev.heddle.Mutex;
import dev.heddle.Schedule;
import dev.heddle.WaitGroup;
import java.time.Duration;

/// Plain Java programs that a test runs as processes; the argument chooses one.
public final class Plain {
    private Plain() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "returns" -> go(() -> sleep(1_000_000));
            case "panic" -> panics();
            case "panic of main" -> {
                new WaitGroup().await();
                throw panic("no more");
            }
            case "goexit of main" -> {
                go(() -> {
                    sleep(50);
                    System.out.println("the other ran");
                });
                throw Go.goexit();
            }
            case "deadlock" -> deadlock();
            case "unlock" -> unlock();
            case "negative" -> go(() -> new WaitGroup().done());
            case "works" -> works();
            case "schedule" -> Schedule.seeded(1, () -> 1);
            case "idle" -> idle();
            case "processors" -> System.out.println(Go.gomaxprocsReason());
            case "follows" -> follows();
            case "wired sleeper" -> wiredSleeper();
            case "timers" -> timers();
            default -> throw new IllegalArgumentException(args[0]);
        }
        if (args[0].equals("negative")) sleep(1_000_000);
    }

    private static void panics() {
        go("worker", () -> {
            try {
                throw panic("no more");
            } finally {
                System.out.println("finally");
            }
        });
        sleep(1_000_000);
        System.out.println("not reached");
    }

    private static void deadlock() {
        Channel<Integer> c = Channel.make();
        go(() -> c.send(Channel.<Integer>make().receive()));
        c.receive();
    }

    private static void unlock() {
        try {
            new Mutex().unlock();
        } catch (Throwable e) {
            System.out.println("caught");
        } finally {
            System.out.println("finally");
        }
    }

    private static void works() {
        int before = gomaxprocs(0);
        gomaxprocs(before);
        Channel<Integer> c = Channel.make(3);
        WaitGroup done = new WaitGroup();
        int[] sum = new int[1];
        Mutex mu = new Mutex();
        for (int i = 0; i < 4; i++)
            done.go(() -> {
                for (int v : c) mu.locked(() -> sum[0] += v);
            });
        for (int i = 1; i <= 1_000; i++) c.send(i);
        c.close();
        done.await();
        sleep(1);
        System.out.println("sum " + sum[0]);
    }

    /// Takes all CPUs but one from itself while a goroutine works, and waits until there is one P.
    private static void follows() throws Exception {
        go(() -> {
            while (true) Go.gosched();
        });
        String self = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder("taskset", "-apc", "0", self).start().waitFor();
        while (gomaxprocs(0) > 1) Thread.sleep(10);
        System.out.println(Go.gomaxprocsReason());
    }

    /// Sleeps for longer than the monitor stays awake.
    private static void wiredSleeper() {
        Channel<String> slept = Channel.make();
        go(() -> {
            Go.lockOSThread();
            sleep(2_500);
            slept.send("slept");
        });
        System.out.println(slept.receive());
    }

    /// Prints what arrives on timers that nothing but the goroutines which wait for them refers to.
    private static void timers() {
        Channel<String> rang = Channel.make();
        go(() -> rang.send(
                "received " + after(Duration.ofMillis(500)).receiveOk().ok()));
        go(() -> select(receiving(after(Duration.ofMillis(500)), t -> rang.send("selected"))));
        for (int i = 0; i < 5; i++) {
            sleep(20);
            System.gc();
        }
        System.out.println(rang.stream().limit(2).sorted().toList());
    }

    /// Prints the CPU time in ms that two idle seconds take, after work on all Ps.
    private static void idle() throws Exception {
        works();
        Channel<Integer> never = Channel.make();
        go(() -> sleep(1_000_000));
        go(never::receive);
        Thread.sleep(1_500); // the monitor goes to sleep after a second
        long before = cpu();
        Thread.sleep(2_000);
        System.out.println("idle " + (cpu() - before) / 1_000_000);
    }

    private static long cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }
}
