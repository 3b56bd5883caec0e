package dev.recon.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void areSeveralAndBelowThoseThatClientsAreGiven() throws IOException {
        List<Integer> ports = FreePorts.find(50);
        assertThat(ports).doesNotHaveDuplicates().hasSize(50);
        assertThat(ports).allMatch(port -> port >= 20_000 && port < 32_000);
    }

    @Test
    void oneThatIsInUseIsNoneOfThem() throws IOException {
        int port = FreePorts.find(1).get(0);
        try (ServerSocket used = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(FreePorts.find(500)).doesNotContain(used.getLocalPort());
        }
    }
}
