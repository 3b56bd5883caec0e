package dev.recon.config;

import dev.recon.fill.FillMethod;
import dev.recon.series.Neighbours;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the section {@code fills}; that it is there, even if nothing is in it, asks for fills. */
final class FillsReader {

    private final boolean asked;
    private final Section section;
    private final Problems problems;
    private final Setting<FillMethod> method;
    private final List<Setting<String>> named;
    private final Setting<Long> forgetAfter;
    private final List<Section.Listed<String>> neighbours;
    private List<String> controls = List.of();

    FillsReader(Section root, Problems problems) {
        this.problems = problems;
        asked = root.has("fills");
        section = root.child("fills");
        method =
                section.read(
                        Options.FILL_METHOD, Values.choice(FillMethod.choices(), FillMethod::of));
        named = section.readEach(Options.FILL_CONTROLS, Values::text);
        forgetAfter = section.read(Options.FORGET_AFTER, Values::duration);
        neighbours = section.readLists(Options.FILL_NEIGHBOURS, Values::text);
    }

    boolean isAsked() {
        return asked;
    }

    /**
     * @param streams those that have been read, well or not
     * @param horizon the correction horizon
     */
    void check(List<StreamReader> streams, List<ControlReader> all, Setting<Long> horizon) {
        if (asked && !section.isBroken()) {
            // One that does not exist has been reported, and is to blame for nothing more.
            Set<String> plain =
                    streams.stream()
                            .filter(stream -> !stream.hasReadings())
                            .map(StreamReader::name)
                            .collect(Collectors.toSet());
            checkControls(all, control -> control.hasReadings(stream -> !plain.contains(stream)));
            checkForgetting(horizon);
            checkNeighbours();
        }
    }

    /** Only when there are no problems; null where no fills are asked for. */
    FillsConfig fills() {
        return asked
                ? new FillsConfig(
                        method.value(),
                        controls,
                        forgetAfter.value(),
                        neighbours.stream().map(FillsReader::values).toList())
                : null;
    }

    private void checkControls(List<ControlReader> all, Predicate<ControlReader> hasReadings) {
        List<String> known = names(all.stream());
        List<String> fit = names(all.stream().filter(hasReadings));
        named.stream()
                .filter(name -> name.known() && !known.isEmpty())
                .forEach(name -> checkControl(name, known, fit));
        ControlReader.refuseSameNames(named, "naming it once is enough", problems);
        boolean everyOne = !section.has(Options.FILL_CONTROLS.key());
        if (everyOne && !all.isEmpty() && all.stream().noneMatch(hasReadings)) {
            problems.add(
                    section.position(),
                    "fills: no control has readings to fill; " + Options.READINGS);
        }
        controls = named.isEmpty() ? fit : named.stream().map(Setting::value).toList();
    }

    private static List<String> values(Section.Listed<String> group) {
        return group.elements().stream().map(Setting::value).toList();
    }

    private void checkNeighbours() {
        for (Section.Listed<String> group : neighbours) {
            int size = group.elements().size();
            if (size == 1 || size > Neighbours.MOST) {
                String rule = " in the group; it must be 2 to " + Neighbours.MOST;
                String names = size == 1 ? " name" : " names";
                problems.add(group.at(), group.path() + ": " + size + names + rule);
            }
        }
        List<Setting<String>> all =
                neighbours.stream().flatMap(group -> group.elements().stream()).toList();
        ControlReader.refuseSameNames(all, "a source is in one group, once", problems);
        for (Setting<String> each : all) {
            if (each.known() && each.value().equals("*")) {
                problems.add(each.at(), each.shown() + "; that is all sources, and none of them");
            }
        }
    }

    private void checkControl(Setting<String> name, List<String> known, List<String> fit) {
        if (!known.contains(name.value())) {
            String rule = "; there is no such control" + Words.didYouMean(name.value(), known);
            problems.add(name.at(), name.shown() + rule);
        } else if (!fit.contains(name.value())) {
            String rule = "; none of its outputs has readings to fill; " + Options.READINGS;
            problems.add(name.at(), name.shown() + rule + Words.didYouMean(name.value(), fit));
        }
    }

    private void checkForgetting(Setting<Long> horizon) {
        if (!forgetAfter.known() || !horizon.known() || forgetAfter.value() >= horizon.value()) {
            return;
        }
        if (forgetAfter.given()) {
            String rule = "; it must be at least " + horizon.reference();
            problems.add(forgetAfter.key(), forgetAfter.shown() + rule);
        } else {
            String rule = "; it must be at most " + forgetAfter.reference();
            problems.add(horizon.key(), horizon.shown() + rule + "; make that longer, too");
        }
    }

    private static List<String> names(Stream<ControlReader> controls) {
        return controls.map(ControlReader::name)
                .filter(Setting::known)
                .map(Setting::value)
                .toList();
    }
}
