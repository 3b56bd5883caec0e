package dev.recon.config;

import dev.recon.config.ControlConfig.Output;
import dev.recon.config.ControlConfig.Require;
import dev.recon.config.ControlConfig.Selector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Reads one control. */
final class ControlReader {

    private final Setting<String> name;
    private final Setting<String> stream;
    private final Setting<String> role;
    private final List<OutputReader> outputs = new ArrayList<>();
    private final Setting<Require> require;

    /** The settings of one output. */
    private record OutputReader(
            Setting<String> stream, Setting<String> role, Setting<String> name) {

        /** The name as it is given, or the stream's; its value is null where neither is known. */
        Setting<String> named() {
            return name.given() ? name : stream;
        }

        Output output() {
            return new Output(named().value(), stream.value(), role.value());
        }
    }

    ControlReader(Section section, Set<String> streams, Problems problems) {
        Values.Parser<String> streamName = text -> known(text, streams);
        name = section.read(Options.CONTROL_NAME, Values::text);
        Section expected = section.child("expected");
        stream = expected.read(Options.EXPECTED_STREAM, streamName);
        role = expected.read(Options.EXPECTED_ROLE, Values::text);
        for (Section actual : section.children("actual")) {
            outputs.add(
                    new OutputReader(
                            actual.read(Options.ACTUAL_STREAM, streamName),
                            actual.read(Options.ACTUAL_ROLE, Values::text),
                            actual.read(Options.ACTUAL_NAME, Values::text)));
        }
        require = section.read(Options.REQUIRE, Values.choice(Require.class));
        refuseSameNames(
                outputs.stream().map(OutputReader::named).toList(),
                "two outputs of one name",
                problems);
    }

    Setting<String> name() {
        return name;
    }

    /** Whether it has a leg all of whose streams have; what has been refused is not to blame. */
    boolean hasReadings(Predicate<String> stream) {
        Predicate<OutputReader> has =
                output -> !output.stream().known() || stream.test(output.stream().value());
        return require.value() == Require.ANY
                ? outputs.stream().allMatch(has)
                : outputs.isEmpty() || outputs.stream().anyMatch(has);
    }

    /** Only when there are no problems. */
    ControlConfig control() {
        return new ControlConfig(
                name.value(),
                new Selector(stream.value(), role.value()),
                outputs.stream().map(OutputReader::output).toList(),
                require.value());
    }

    /** Reports each name that has been given before. */
    static void refuseSameNames(List<Setting<String>> names, String rule, Problems problems) {
        Map<String, Setting<String>> seen = new HashMap<>();
        for (Setting<String> name : names) {
            Setting<String> first = name.known() ? seen.putIfAbsent(name.value(), name) : null;
            if (first != null) {
                String earlier = first.path() + " in line " + first.at().line();
                problems.add(name.at(), name.shown() + ", as is " + earlier + "; " + rule);
            }
        }
    }

    /**
     * Where no stream could be read at all, that has been said and every name is as good as
     * another.
     */
    private static String known(String text, Set<String> streams) throws Values.Refused {
        if (!streams.contains(Values.text(text)) && !streams.isEmpty()) {
            throw new Values.Refused("there is no such stream" + Words.didYouMean(text, streams));
        }
        return text;
    }
}
