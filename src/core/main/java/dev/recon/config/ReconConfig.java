package dev.recon.config;

import dev.recon.core.time.Rules;
import java.io.Serializable;
import java.util.List;

/**
 * A whole configuration file, checked: every reference resolves, every rule of the semantics holds.
 *
 * @param rules the sections {@code time} and {@code duplicates}
 * @param streams in the order of the file; names are unique
 * @param controls in the order of the file; names are unique
 * @param fills null where none are made
 */
public record ReconConfig(
        Rules rules,
        List<StreamConfig> streams,
        List<ControlConfig> controls,
        FillsConfig fills,
        KafkaConfig kafka,
        SinksConfig sinks,
        StateConfig state)
        implements Serializable {

    /** Without fills. */
    public ReconConfig(
            Rules rules,
            List<StreamConfig> streams,
            List<ControlConfig> controls,
            KafkaConfig kafka,
            SinksConfig sinks,
            StateConfig state) {
        this(rules, streams, controls, null, kafka, sinks, state);
    }
}
