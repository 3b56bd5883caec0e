package dev.recon.demo;

import dev.recon.broker.EmbeddedBroker;
import org.apache.flink.api.common.JobID;

/** Broker and cluster in this very process. */
final class InProcess implements Backstage {

    private final TemporaryFolder folder;
    private final EmbeddedBroker broker;
    private DemoCluster cluster;

    InProcess(TemporaryFolder folder) {
        this.folder = folder;
        this.broker = EmbeddedBroker.start(folder.path());
    }

    @Override
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public void submit(Preparation job) throws Exception {
        cluster = DemoCluster.start(folder, job.config());
    }

    @Override
    public JobID job() {
        return cluster.job();
    }

    @Override
    public boolean isRunning() throws Exception {
        return cluster.isRunning();
    }

    @Override
    public void requireRunning() throws Exception {
        cluster.requireRunning();
    }

    @Override
    public String webPage() throws Exception {
        return cluster.webPage().toString();
    }

    @Override
    public void close() throws Exception {
        try (broker) {
            if (cluster != null) {
                cluster.close();
            }
        }
    }
}
