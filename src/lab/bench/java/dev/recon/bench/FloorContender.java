package dev.recon.bench;

import dev.recon.config.ConfigReader;
import dev.recon.config.ReconConfig;
import dev.recon.config.StreamConfig;
import dev.recon.job.ReconJob;
import dev.recon.source.RawRecord;
import dev.recon.source.StreamSources;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What nothing that reads the topics with Flink can do without: the job's own sources, a decoder
 * chained to them as in the job, and nothing behind it. No checkpoints.
 */
@Command(name = "floor")
public final class FloorContender implements Callable<Integer> {

    /** The job's own decoder, or one with the streaming parser of Jackson. */
    public enum Decoder {
        RECON,
        JACKSON
    }

    @Mixin private final ContenderOptions options = new ContenderOptions();

    @Option(names = "--decoder")
    private Decoder decoder = Decoder.RECON;

    public static void main(String[] args) {
        int status =
                new CommandLine(new FloorContender())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .execute(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    @Override
    public Integer call() throws Exception {
        ReconConfig config = ConfigReader.parse("floor.yaml", yaml());
        Configuration settings = ReconJob.settings(config);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(settings);
        env.setParallelism(Integer.parseInt(JobContender.PARALLELISM));
        env.getCheckpointConfig().disableCheckpointing();
        for (StreamConfig stream : config.streams()) {
            env.fromSource(
                            StreamSources.of(stream, config.kafka()),
                            WatermarkStrategy.<RawRecord>noWatermarks(),
                            stream.name())
                    .uid("source-" + stream.name())
                    .flatMap(
                            decoder == Decoder.RECON
                                    ? new FloorDecoders.Recon(stream)
                                    : new FloorDecoders.Jackson(stream))
                    .uid("decode-" + stream.name())
                    .sinkTo(new DiscardingSink<>())
                    .uid("sink-" + stream.name());
        }
        JobExecutionResult result = env.execute("floor");
        long decoded = result.<Long>getAccumulatorResult(FloorDecoders.DECODED);
        Figures.write(options.figures, Map.of(Figures.DECODED_RECORDS, decoded));
        return 0;
    }

    private String yaml() {
        return new JobOptions()
                .yaml(
                        options.bootstrapServers,
                        options.expected,
                        options.actual,
                        options.output,
                        options.dir.resolve("checkpoints"),
                        true);
    }
}
