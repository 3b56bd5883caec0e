package dev.recon.bench.micro;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

@State(Scope.Thread)
public class HashBenchmark {
    @Benchmark
    public long nothing() {
        return System.nanoTime();
    }
}
