package dev.recon.e2e;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;

/** While it is open, the broker hands records out slowly to each client. */
final class Slowness implements AutoCloseable {

    private final String servers;

    private Slowness(String servers) {
        this.servers = servers;
    }

    static Slowness of(String servers, double bytesPerSecond) throws Exception {
        Slowness slowness = new Slowness(servers);
        slowness.set(bytesPerSecond);
        return slowness;
    }

    private void set(Double bytesPerSecond) throws Exception {
        Map<String, String> everyClient = new HashMap<>();
        everyClient.put(ClientQuotaEntity.CLIENT_ID, null);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.alterClientQuotas(
                            List.of(
                                    new ClientQuotaAlteration(
                                            new ClientQuotaEntity(everyClient),
                                            List.of(
                                                    new ClientQuotaAlteration.Op(
                                                            "consumer_byte_rate",
                                                            bytesPerSecond)))))
                    .all()
                    .get();
        }
    }

    @Override
    public void close() throws Exception {
        set(null);
    }
}
