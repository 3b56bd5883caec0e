package dev.recon.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keys and certificates made by the JDK's own tool, in a folder that the test takes away. */
final class KeyFiles {

    private final Path folder;
    private final String password;

    KeyFiles(Path folder, String password) {
        this.folder = folder;
        this.password = password;
    }

    /** A key store with one key of that name, for the loopback address. */
    Path key(String name) {
        Path store = folder.resolve(name + ".p12");
        keytool(
                store,
                List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-groupname", "secp256r1"),
                List.of("-dname", "CN=" + name, "-validity", "30"),
                List.of("-ext", "san=ip:127.0.0.1,dns:localhost"));
        keytool(
                store,
                List.of("-exportcert", "-rfc", "-alias", name),
                List.of("-file", certificate(name)));
        return store;
    }

    /** A trust store that believes the key of that name. */
    Path trustIn(String name) {
        Path store = folder.resolve("trust-" + name + ".p12");
        keytool(
                store,
                List.of("-importcert", "-noprompt", "-alias", name),
                List.of("-file", certificate(name)));
        return store;
    }

    private String certificate(String name) {
        return folder.resolve(name + ".pem").toString();
    }

    @SafeVarargs
    private void keytool(Path store, List<String>... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        for (List<String> some : arguments) {
            command.addAll(some);
        }
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", password));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            byte[] said = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(new String(said, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
