package dev.recon.broker;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A broker whose clients log in with a password (SCRAM, over TLS) or a certificate, and may do only
 * what they have been granted. The listener of {@link #plain()} is for the test itself: its clients
 * need no login and may do everything.
 */
public final class SecuredBroker implements AutoCloseable {

    /** The common name, and so the Kafka user, of the certificate that the broker knows. */
    public static final String MACHINE = "machine";

    /** Of every key store and trust store. */
    public static final String STORE_PASSWORD = "st0re-canary-4711";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path brokerKey;
    private final Path machineKey;
    private final Path trust;
    private final Path wrongTrust;
    private final Path machineTrust;
    private final EmbeddedBroker broker;
    private final Admin admin;
    private String saslServers;
    private String tlsServers;

    private SecuredBroker(Path folder) {
        KeyFiles keys = new KeyFiles(folder, STORE_PASSWORD);
        brokerKey = keys.key("broker");
        machineKey = keys.key(MACHINE);
        trust = keys.trustIn("broker");
        machineTrust = keys.trustIn(MACHINE);
        wrongTrust = machineTrust;
        broker = EmbeddedBroker.start(folder, this::secure);
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    /** Starts one; key files and data are below the folder. */
    public static SecuredBroker start(Path folder) {
        return new SecuredBroker(folder);
    }

    private void secure(Properties settings) {
        saslServers = freeAddress();
        tlsServers = freeAddress();
        String more = ",SASL_SSL://" + saslServers + ",SSL://" + tlsServers;
        settings.merge("listeners", more, SecuredBroker::append);
        settings.merge("advertised.listeners", more, SecuredBroker::append);
        settings.merge(
                "listener.security.protocol.map",
                ",SASL_SSL:SASL_SSL,SSL:SSL",
                SecuredBroker::append);
        settings.setProperty("inter.broker.listener.name", "PLAINTEXT");
        settings.setProperty("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        settings.setProperty(
                "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.setProperty("ssl.keystore.location", brokerKey.toString());
        settings.setProperty("ssl.keystore.password", STORE_PASSWORD);
        settings.setProperty("ssl.truststore.location", machineTrust.toString());
        settings.setProperty("ssl.truststore.password", STORE_PASSWORD);
        settings.setProperty("listener.name.ssl.ssl.client.auth", "required");
        settings.setProperty("ssl.principal.mapping.rules", "RULE:^CN=([^,]*).*$/$1/");
        settings.setProperty(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        // Without a login, which only the plain listener and the controller allow.
        settings.setProperty("super.users", "User:ANONYMOUS");
    }

    private static Object append(Object before, Object more) {
        return "" + before + more;
    }

    private static String freeAddress() {
        try {
            return "127.0.0.1:" + FreePorts.find(1).get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The broker as the test sees it, without a login. */
    public EmbeddedBroker plain() {
        return broker;
    }

    /** Where a password is asked for. */
    public String saslServers() {
        return saslServers;
    }

    /** Where a certificate is asked for. */
    public String tlsServers() {
        return tlsServers;
    }

    /** A trust store in which the broker's certificate is. */
    public Path trustStore() {
        return trust;
    }

    /** A trust store in which it is not. */
    public Path wrongTrustStore() {
        return wrongTrust;
    }

    /** The key store of the user {@link #MACHINE}. */
    public Path keyStore() {
        return machineKey;
    }

    /** What a client needs to log in with a password; {@code jaas} is the whole text. */
    public Map<String, String> passwordLogin(String jaas) {
        Map<String, String> client = new TreeMap<>(tls());
        client.put("security.protocol", "SASL_SSL");
        client.put("sasl.mechanism", "SCRAM-SHA-512");
        client.put("sasl.jaas.config", jaas);
        return client;
    }

    /** What a client needs to log in with the certificate. */
    public Map<String, String> certificateLogin() {
        Map<String, String> client = new TreeMap<>(tls());
        client.put("ssl.keystore.location", keyStore().toString());
        client.put("ssl.keystore.password", STORE_PASSWORD);
        return client;
    }

    private Map<String, String> tls() {
        return Map.of(
                "security.protocol",
                "SSL",
                "ssl.truststore.location",
                trustStore().toString(),
                "ssl.truststore.password",
                STORE_PASSWORD);
    }

    public static String jaas(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\""
                + user
                + "\" password=\""
                + password
                + "\";";
    }

    /** Gives a user a password, also instead of another one; returns when it is good to log in. */
    public void user(String name, String password) {
        get(
                admin.alterUserScramCredentials(
                                List.of(
                                        new UserScramCredentialUpsertion(
                                                name,
                                                new ScramCredentialInfo(
                                                        ScramMechanism.SCRAM_SHA_512, 4096),
                                                password)))
                        .all());
        await("login of " + name)
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> letsIn(name, password));
    }

    private boolean letsIn(String name, String password) {
        Map<String, Object> client = new TreeMap<>(passwordLogin(jaas(name, password)));
        client.put("bootstrap.servers", saslServers);
        try (Admin user = Admin.create(client)) {
            return !get(user.describeCluster().nodes()).isEmpty();
        }
    }

    /** Lets a user do something with all whose name begins so; returns when it counts. */
    public void grantPrefix(
            String user, ResourceType type, String prefix, AclOperation... operations) {
        grant(user, new ResourcePattern(type, prefix, PatternType.PREFIXED), operations);
    }

    /** Lets a user do something with the one of that name; returns when it counts. */
    public void grant(String user, ResourceType type, String name, AclOperation... operations) {
        grant(user, new ResourcePattern(type, name, PatternType.LITERAL), operations);
    }

    private void grant(String user, ResourcePattern resource, AclOperation... operations) {
        List<AclBinding> bindings =
                Arrays.stream(operations).map(each -> binding(user, resource, each)).toList();
        get(admin.createAcls(bindings).all());
        await("rights of " + user)
                .atMost(PATIENCE)
                .until(() -> bindings.stream().allMatch(each -> !found(each.toFilter()).isEmpty()));
    }

    /** Takes every right from a user; returns when it counts. */
    public void revokeAll(String user) {
        List<AclBindingFilter> all =
                found(AclBindingFilter.ANY).stream()
                        .filter(each -> each.entry().principal().equals("User:" + user))
                        .map(AclBinding::toFilter)
                        .toList();
        get(admin.deleteAcls(all).all());
        await("no rights of " + user)
                .atMost(PATIENCE)
                .until(() -> all.stream().allMatch(each -> found(each).isEmpty()));
    }

    private Collection<AclBinding> found(AclBindingFilter filter) {
        return get(admin.describeAcls(filter).values());
    }

    private static AclBinding binding(
            String user, ResourcePattern resource, AclOperation operation) {
        return new AclBinding(
                resource,
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
        broker.close();
    }
}
