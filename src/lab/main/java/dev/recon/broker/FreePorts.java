package dev.recon.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback interface for processes that are about to be started, or started again
 * after they were killed. They lie from 20000 to 31999, below the ephemeral ports of the usual
 * systems, so that no client takes one in the meantime.
 */
public final class FreePorts {

    private static final int LOWEST = 20_000;
    private static final int BEYOND = 32_000;
    private static final int MOST_TRIES = 1_000;

    private FreePorts() {}

    /**
     * So many different ports that are free now.
     *
     * @throws IOException when hardly any port is free
     */
    public static List<Integer> find(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int tries = 0; sockets.size() < count; tries++) {
                int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
                try {
                    sockets.add(new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")));
                } catch (BindException taken) {
                    if (tries == MOST_TRIES) {
                        throw taken;
                    }
                }
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
