package dev.recon.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Reads a configuration file. Either all of it is right, or a {@link ConfigException} says
 * everything that is wrong, in the order of the file and with line and column; nothing else is ever
 * thrown for what a file contains.
 */
public final class ConfigReader {

    /** What the configuration is read for. */
    public enum Purpose {
        /** To run the job: the brokers have to be known, and the secrets to be at hand. */
        RUN,
        /**
         * To see what the rules do: no broker is asked, so none has to be named, and no secret is
         * looked up.
         */
        SIMULATE
    }

    private final Problems problems;
    private final TimeReader time;
    private final List<StreamReader> streams = new ArrayList<>();
    private final List<ControlReader> controls = new ArrayList<>();
    private final KafkaReader kafka;
    private final FillsReader fills;
    private final SinksReader sinks;
    private final StateReader state;

    private ConfigReader(Section root, Secrets secrets, Problems problems) {
        this.problems = problems;
        time = new TimeReader(root, problems);
        Map<String, Section.Entry> named = readStreams(root);
        for (Section control : root.children("controls")) {
            controls.add(new ControlReader(control, named.keySet(), problems));
        }
        kafka = new KafkaReader(root, secrets, problems);
        fills = new FillsReader(root, problems);
        sinks = new SinksReader(root, fills.isAsked(), problems);
        state = new StateReader(root);
    }

    /** Reads a file to run the job with it. */
    public static ReconConfig read(Path file) {
        return read(file, Purpose.RUN);
    }

    public static ReconConfig read(Path file, Purpose purpose) {
        try {
            return parse(file.toString(), Files.readString(file), System::getenv, purpose);
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is not UTF-8");
        } catch (NoSuchFileException e) {
            throw unreadable(file, "there is no such file");
        } catch (IOException e) {
            throw unreadable(file, Files.isDirectory(file) ? "it is a folder" : "access failed");
        }
    }

    /** Reads a text to run the job with it, secrets being in the environment of this process. */
    public static ReconConfig parse(String fileName, String yaml) {
        return parse(fileName, yaml, System::getenv);
    }

    /** Reads a text to run the job with it. */
    public static ReconConfig parse(String fileName, String yaml, UnaryOperator<String> env) {
        return parse(fileName, yaml, env, Purpose.RUN);
    }

    /**
     * @param fileName as problems name it
     * @param env looks up an environment variable; null when it is not set
     */
    public static ReconConfig parse(
            String fileName, String yaml, UnaryOperator<String> env, Purpose purpose) {
        Problems problems = new Problems(fileName);
        Section root = Section.root(YamlTree.of(yaml, problems).orElse(null), problems);
        boolean unreadable = root.isEmpty() && !problems.isEmpty();
        if (!unreadable && !root.isBroken()) {
            ConfigReader reader =
                    new ConfigReader(
                            root, purpose == Purpose.RUN ? new Secrets(env) : null, problems);
            reader.check(purpose);
            if (problems.isEmpty()) {
                return reader.config();
            }
        }
        throw problems.exception();
    }

    private Map<String, Section.Entry> readStreams(Section root) {
        Section section = root.child("streams");
        section.entries()
                .values()
                .forEach(
                        entry -> {
                            if (entry.key().isBlank()) {
                                problems.add(entry.at(), "streams: a stream must have a name");
                            }
                            streams.add(
                                    new StreamReader(
                                            entry.key(), section.child(entry.key()), problems));
                        });
        if (streams.isEmpty() && !section.isBroken()) {
            problems.add(section.position(), "streams must have at least one stream");
        }
        return section.entries();
    }

    private void check(Purpose purpose) {
        ControlReader.refuseSameNames(
                controls.stream().map(ControlReader::name).toList(),
                "two controls of one name",
                problems);
        fills.check(streams, controls, time.correctionHorizon());
        List<Endpoint> endpoints =
                new ArrayList<>(streams.stream().map(StreamReader::endpoint).toList());
        endpoints.addAll(sinks.endpoints(readsTopics()));
        for (int i = 0; i < endpoints.size(); i++) {
            Endpoint endpoint = endpoints.get(i);
            endpoints.subList(0, i).stream()
                    .filter(endpoint::isSameAs)
                    .findFirst()
                    .ifPresent(earlier -> endpoint.refuseSameAs(earlier, problems));
        }
        if (purpose == Purpose.RUN && endpoints.stream().anyMatch(Endpoint::isTopic)) {
            kafka.requireServers();
        }
        state.check(sinks.transactionTimeout(), problems);
    }

    private boolean readsTopics() {
        return streams.stream().map(StreamReader::endpoint).anyMatch(Endpoint::isTopic);
    }

    private ReconConfig config() {
        return new ReconConfig(
                time.rules(),
                streams.stream().map(StreamReader::stream).toList(),
                controls.stream().map(ControlReader::control).toList(),
                fills.fills(),
                kafka.kafka(),
                sinks.sinks(readsTopics()),
                state.state());
    }

    private static ConfigException unreadable(Path file, String reason) {
        return new ConfigException(
                List.of(new ConfigProblem(file.toString(), 1, 1, "cannot be read: " + reason)));
    }
}
