package dev.recon.bench.peer;

import dev.recon.bench.ContenderOptions;
import dev.recon.bench.peer.FlinkPeer.Backend;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamStatementSet;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Flink SQL: a full outer interval join of the two topics, whose rows without a partner are the
 * answer.
 *
 * <p>The interval is 5 minutes either way. That is what readings that come 5 minutes late need to
 * find their audit record; and Flink's join then keeps a row for 10 minutes (the interval, and half
 * of both bounds before it cleans up), as long as recon's correction horizon. An interval as short
 * as recon's patience would be cheaper and say MISSING, and later UNEXPECTED, of each late reading,
 * for good.
 *
 * <p>Tuned: only the three columns of the join are read and kept; see {@link FlinkPeer} for the
 * rest.
 *
 * <p>What it does not do: say MISSING before those 10 minutes are over, take anything back, count
 * (no windows, sources or revisions), look at values, roles or types, put broken records anywhere,
 * decide when the streams are silent. An audit record that was written twice and has no reading is
 * reported twice; one that has a reading is joined twice.
 */
@Command(name = "sql")
public final class SqlJoin implements Callable<Integer> {

    @Mixin private final ContenderOptions options = new ContenderOptions();

    @Option(names = "--backend")
    private Backend backend = Backend.ROCKSDB;

    @Option(names = "--interval-minutes")
    private int intervalMinutes = 5;

    public static void main(String[] args) {
        int status =
                new CommandLine(new SqlJoin())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    @Override
    public Integer call() throws Exception {
        Answers.prepare(options);
        FlinkPeer peer = new FlinkPeer(options, backend);
        StreamExecutionEnvironment env = peer.environment();
        StreamTableEnvironment tables = StreamTableEnvironment.create(env);
        tables.executeSql(source("expected", options.expected));
        tables.executeSql(source("actual", options.actual));
        tables.executeSql(sink());
        StreamStatementSet statements = tables.createStatementSet();
        statements.addInsertSql(join());
        statements.attachAsDataStream();
        peer.run(env);
        return 0;
    }

    private String source(String table, String topic) {
        return """
        CREATE TABLE %s (
          id STRING,
          source STRING,
          ts BIGINT,
          happened AS TO_TIMESTAMP_LTZ(ts, 3),
          WATERMARK FOR happened AS happened - INTERVAL '30' SECOND
        ) WITH (
          'connector' = 'kafka',
          'topic' = '%s',
          'properties.bootstrap.servers' = '%s',
          'scan.startup.mode' = 'earliest-offset',
          'scan.bounded.mode' = 'latest-offset',
          'format' = 'json',
          'json.ignore-parse-errors' = 'true'
        )
        """
                .formatted(table, topic, options.bootstrapServers);
    }

    private String sink() {
        return """
        CREATE TABLE answers (
          type STRING,
          source STRING,
          id STRING,
          ts BIGINT
        ) WITH (
          'connector' = 'kafka',
          'topic' = '%s',
          'properties.bootstrap.servers' = '%s',
          'properties.transaction.timeout.ms' = '600000',
          'properties.compression.type' = 'lz4',
          'properties.linger.ms' = '20',
          'sink.delivery-guarantee' = 'exactly-once',
          'sink.transactional-id-prefix' = 'sql-%s',
          'format' = 'json'
        )
        """
                .formatted(options.output, options.bootstrapServers, UUID.randomUUID());
    }

    private String join() {
        return """
        INSERT INTO answers
        SELECT
          CASE WHEN a.id IS NULL THEN 'MISSING' ELSE 'UNEXPECTED' END,
          COALESCE(e.source, a.source),
          COALESCE(e.id, a.id),
          COALESCE(e.ts, a.ts)
        FROM expected e
        FULL OUTER JOIN actual a
          ON e.source = a.source
          AND e.id = a.id
          AND a.happened BETWEEN e.happened - INTERVAL '%1$d' MINUTE
                             AND e.happened + INTERVAL '%1$d' MINUTE
        WHERE a.id IS NULL OR e.id IS NULL
        """
                .formatted(intervalMinutes);
    }
}
