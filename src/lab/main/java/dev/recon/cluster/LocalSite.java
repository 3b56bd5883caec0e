package dev.recon.cluster;

import dev.recon.broker.BrokerProcess;
import dev.recon.config.KafkaConfig;
import dev.recon.kafka.KafkaUnreachable;
import dev.recon.rest.FlinkUnreachable;
import java.util.List;

/**
 * A Kafka broker and a Flink cluster of processes on free ports of this machine. They end when this
 * is closed and with this JVM, also when that is asked to end; their folders go with them, but for
 * the logs when these are to be kept.
 */
public final class LocalSite implements AutoCloseable {

    private final BrokerProcess broker;
    private final FlinkCluster flink;
    private final Thread hook = new Thread(this::end, "end-site");

    private LocalSite(BrokerProcess broker, FlinkCluster flink) {
        this.broker = broker;
        this.flink = flink;
    }

    /**
     * Returns when the broker takes requests and all TaskManagers are registered.
     *
     * @throws FlinkUnreachable when they are not in time
     * @throws KafkaUnreachable when the broker does not
     */
    public static LocalSite start(ClusterSetup setup, int taskManagers) {
        return start(setup, taskManagers, BrokerProcess.SMALL);
    }

    /** The same with other options for the broker's JVM. */
    public static LocalSite start(
            ClusterSetup setup, int taskManagers, List<String> brokerOptions) {
        LocalSite site =
                new LocalSite(BrokerProcess.prepare(brokerOptions), FlinkCluster.prepare(setup));
        Runtime.getRuntime().addShutdownHook(site.hook);
        try {
            site.broker.start();
            site.flink.startAll(taskManagers);
            return site;
        } catch (KafkaUnreachable e) {
            site.close();
            throw e;
        } catch (RuntimeException e) {
            String logs = site.keepLogs();
            site.close();
            throw new FlinkUnreachable("The cluster did not start, see " + logs, e);
        }
    }

    public BrokerProcess broker() {
        return broker;
    }

    public FlinkCluster flink() {
        return flink;
    }

    /** How a client of the broker is configured. */
    public KafkaConfig kafka() {
        return broker.kafka();
    }

    public String servers() {
        return broker.bootstrapServers();
    }

    /** Keeps what the processes logged; returns where. */
    public String keepLogs() {
        return flink.keepLogs() + " and " + broker.keepLog();
    }

    private void end() {
        flink.close();
        broker.close();
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Being shut down already: the hook does the same.
        }
    }
}
