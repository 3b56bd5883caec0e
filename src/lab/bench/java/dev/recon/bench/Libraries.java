package dev.recon.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class paths of what is measured. Flink and Kafka Streams each bring a RocksDB of their own in
 * the same package; a JVM that saw both would take the native library of one and the classes of the
 * other.
 */
enum Libraries {
    FLINK("rocksdbjni-", "kafka-streams-"),
    KAFKA_STREAMS("frocksdbjni-", "flink-statebackend-rocksdb-");

    private final String foreignRocksDb;
    private final String user;

    /** Beginnings of the names of jars: a RocksDB that is not to be seen, and what would use it. */
    Libraries(String foreignRocksDb, String user) {
        this.foreignRocksDb = foreignRocksDb;
        this.user = user;
    }

    /** As {@code java -cp} takes it. */
    String classPath() {
        Path built = built();
        try (Stream<Path> jars = Files.list(built.resolve("lib"))) {
            return Stream.concat(
                            Stream.of(
                                    built.resolve("lab/classes"),
                                    built.resolve("lab/test-classes")),
                            jars.filter(this::takes).sorted())
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean takes(Path jar) {
        String name = jar.getFileName().toString();
        return name.endsWith(".jar") && !name.startsWith(foreignRocksDb) && !name.startsWith(user);
    }

    /** The folder that the benchmarks have been built into. */
    static Path built() {
        try {
            return Path.of(
                            Libraries.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI())
                    .getParent()
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
