package dev.recon.bench.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.recon.codec.ItemHash;
import dev.recon.core.items.Arrival;
import java.util.Objects;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** From source and id to what stands for them. */
@State(Scope.Thread)
public class KeyBenchmark extends MicroBenchmark {

    private static final int ITEMS = 4096;
    private static final Hasher128 MURMUR = Hashing.murmur3_128();
    private static final Hasher128 XXH3 = Hashing.xxh3_128();

    private Arrival[] items;
    private final ItemHash hash = new ItemHash();
    private final HashStream128 stream = MURMUR.hashStream();

    @Setup
    public void prepare() {
        items = Plants.arrivals(ITEMS);
    }

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public void recon(Blackhole hole) {
        for (Arrival each : items) {
            hash.compute(
                    each.text,
                    each.sourceStart,
                    each.sourceEnd,
                    each.text,
                    each.idStart,
                    each.idEnd);
            hole.consume(hash.high);
            hole.consume(hash.low);
        }
    }

    /** 32 bits, of strings that are made for it. */
    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public void stringsAndObjectsHash(Blackhole hole) {
        for (Arrival each : items) {
            String source =
                    new String(
                            each.text, each.sourceStart, each.sourceEnd - each.sourceStart, UTF_8);
            String id = new String(each.text, each.idStart, each.idEnd - each.idStart, UTF_8);
            hole.consume(Objects.hash(source, id));
        }
    }

    /** The text lies in one piece, so nothing has to be copied; the length is left out. */
    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public void murmurOfOnePiece(Blackhole hole) {
        for (Arrival each : items) {
            HashValue128 value = MURMUR.hashBytesTo128Bits(each.text, 0, each.idEnd);
            hole.consume(value.getMostSignificantBits());
            hole.consume(value.getLeastSignificantBits());
        }
    }

    /** The same, by another function. */
    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public void xxh3OfOnePiece(Blackhole hole) {
        for (Arrival each : items) {
            HashValue128 value = XXH3.hashBytesTo128Bits(each.text, 0, each.idEnd);
            hole.consume(value.getMostSignificantBits());
            hole.consume(value.getLeastSignificantBits());
        }
    }

    /** The same bytes as ours, put in one after the other. */
    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public void murmurOfParts(Blackhole hole) {
        for (Arrival each : items) {
            int source = each.sourceEnd - each.sourceStart;
            HashValue128 value =
                    stream.reset()
                            .putBytes(each.text, each.sourceStart, source)
                            .putBytes(each.text, each.idStart, each.idEnd - each.idStart)
                            .putInt(source)
                            .get();
            hole.consume(value.getMostSignificantBits());
            hole.consume(value.getLeastSignificantBits());
        }
    }
}
