package dev.recon.demo;

import java.nio.file.Path;
import java.util.List;

/** What a person needs to look at a demo that continues. */
final class Invitation {

    private Invitation() {}

    static List<String> lines(String bootstrapServers, String webPage, Path config) {
        return List.of(
                "",
                "Broker and job continue, with "
                        + Scenario.LIVE_RATE
                        + " events a second in real time.",
                "Ctrl-C ends them and removes all files.",
                "",
                "  web page           " + webPage,
                "  bootstrap servers  " + bootstrapServers,
                "  the job reads      " + Scenario.SENSOR_TOPIC + ", " + Scenario.AUDIT_TOPIC,
                "  the job writes     "
                        + String.join(
                                ", ",
                                Scenario.EXCEPTIONS_TOPIC,
                                Scenario.METRICS_TOPIC,
                                Scenario.DEADLETTERS_TOPIC),
                "  its configuration  " + config,
                "",
                "For example, exceptions as they come, with kcat or with Kafka's own tool:",
                "",
                "  kcat -C -b "
                        + bootstrapServers
                        + " -t "
                        + Scenario.EXCEPTIONS_TOPIC
                        + " -o end -u",
                "  kafka-console-consumer.sh --bootstrap-server "
                        + bootstrapServers
                        + " --topic "
                        + Scenario.EXCEPTIONS_TOPIC
                        + " --isolation-level read_committed");
    }
}
