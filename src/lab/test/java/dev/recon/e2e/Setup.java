package dev.recon.e2e;

import dev.recon.config.ConfigReader;
import dev.recon.config.ReconConfig;

/**
 * A configuration of the job for the data of a {@link Recording}.
 *
 * @param input prefix of the input topics
 * @param output prefix of the output topics
 * @param bounded whether the input ends where the topics end at the start
 */
record Setup(
        Site site, String input, String output, boolean bounded, String backend, String delivery) {

    static Setup bounded(Site site, String input, String output) {
        return new Setup(site, input, output, true, "rocksdb", "exactly-once");
    }

    static Setup live(Site site, String input, String output, String backend) {
        return new Setup(site, input, output, false, backend, "exactly-once");
    }

    Setup atLeastOnce() {
        return new Setup(site, input, output, bounded, backend, "at-least-once");
    }

    String sensorTopic() {
        return input + "-sensor";
    }

    String auditTopic() {
        return input + "-audit";
    }

    ReconConfig config() {
        return parse(yaml());
    }

    /** With fills, and the whole series. */
    ReconConfig filled() {
        return parse(filled(yaml(), output));
    }

    static String filled(String yaml, String output) {
        String targets = "  fills: { topic: %1$s-fills }\n  series: { topic: %1$s-series }\n";
        return "fills: {}\n" + yaml.replace("\nsinks:\n", "\nsinks:\n" + targets.formatted(output));
    }

    private String yaml() {
        String end = bounded ? ", end: latest" : "";
        return rules()
                + """
                        streams:
                          sensor:
                            topic: %s
                            fields: { value: /temperature }
                            range: { min: 50, max: 55 }%s
                          audit: { topic: %s%s }
                        """
                        .formatted(
                                sensorTopic(),
                                bounded ? "\n    end: latest" : "",
                                auditTopic(),
                                end)
                + control()
                + topics(site, output, delivery)
                + state(site, backend);
    }

    static ReconConfig parse(String yaml) {
        return ConfigReader.parse("test.yaml", yaml);
    }

    /** The horizon is far beyond the latest that a recorded plant's records ever come. */
    static String rules() {
        return """
        time:
          metrics-interval: 1 min
          missing-after: 2 min
          out-of-orderness: 30 s
          correction-horizon: 20 min
          idle-timeout: 1 min
        duplicates: report
        """;
    }

    static String control() {
        return """
        controls:
          - name: ingest
            expected: { stream: audit, role: PRODUCER_EXPECTED }
            actual: [ { stream: sensor } ]
        """;
    }

    static String topics(Site site, String output, String delivery) {
        return """
        kafka: { bootstrap-servers: "%1$s", topic-partitions: 3 }
        sinks:
          delivery: %3$s
          transaction-timeout: 10 min
          exceptions: { topic: %2$s-exceptions }
          metrics: { topic: %2$s-metrics }
          deadletters: { topic: %2$s-deadletters }
        """
                .formatted(site.servers(), output, delivery);
    }

    static String state(Site site, String backend) {
        return """
        state:
          backend: %s
          checkpoint-interval: 1 s
          checkpoint-dir: "%s"
        """
                .formatted(backend, site.folder("checkpoints").toUri());
    }
}
