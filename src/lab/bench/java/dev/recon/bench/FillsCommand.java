package dev.recon.bench;

import dev.recon.fill.FillGroup;
import dev.recon.fill.FillMethod;
import dev.recon.fill.FillScore;
import dev.recon.fill.FillSink;
import dev.recon.fill.SensorFills;
import dev.recon.fill.Workspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code recon bench fills}: how good fills are where the truth is known. */
@Command(
        name = "fills",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        header = {
            "recon bench fills --series series --masks masks --out target/bench/fills",
            "recon bench fills --series series --masks masks --out target/bench/fills-online --online",
            ""
        },
        description = {
            "Hides readings of real series, feeds what is left to the fills of a sensor, reading by reading, and"
                    + " writes what they fill in for the hidden ones.",
            "",
            "A series is NAME.csv, a value a line below a header, empty where it is really missing. Its masks are"
                    + " NAME.csv in the other folder, a column each, 1 where a reading is hidden. A file"
                    + " NAME__COLUMN.csv comes out of each: slot,value,sd,lower,upper.",
            ""
        })
final class FillsCommand implements Callable<Integer> {

    private static final FillSink NOWHERE = (at, later, value, sd, lower, upper, by) -> {};

    private static final double DAY_MILLIS = 86_400_000;

    /** The distance of two readings of a series of which the readings per day are not known. */
    private static final double SECOND_MILLIS = 1000;

    @Spec private CommandSpec spec;

    @Option(names = "--series", required = true, paramLabel = "DIR", description = "The series.")
    private Path series;

    @Option(
            names = "--masks",
            required = true,
            paramLabel = "DIR",
            description = "What is hidden of them.")
    private Path masks;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "For the fills.")
    private Path out;

    @Option(
            names = "--online",
            description = "The first fill, made when nothing later was known, instead of the last.")
    private boolean online;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            converter = MethodConverter.class,
            description = "auto, hold-last, linear, daily-profile or random-draw.")
    private FillMethod method = FillMethod.AUTO;

    @Option(
            names = "--info",
            paramLabel = "FILE",
            description =
                    "JSON: by series, in period, how many readings make a day; 0 for none. If not given,"
                            + " series.json beside the folder of the series.")
    private Path info;

    @Option(
            names = "--neighbours",
            paramLabel = "NAMES",
            description =
                    "Series that are neighbours, separated by commas. What a mask hides of one, the mask of the same"
                            + " name hides of the others at the same time, if they have one. May be given several times.")
    private List<String> neighbours = List.of();

    private final Workspace work = new Workspace();

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(out);
        Path described =
                info == null ? series.toAbsolutePath().resolveSibling("series.json") : info;
        SlotsPerDay days = SlotsPerDay.read(described);
        for (Path each : files()) {
            String file = each.getFileName().toString();
            String name = file.substring(0, file.length() - ".csv".length());
            double slots = days.of(name);
            run(name, MaskedSeries.read(each, masks.resolve(file)), neighboursOf(name), slots);
        }
        return 0;
    }

    private List<MaskedSeries> neighboursOf(String name) throws IOException {
        List<MaskedSeries> others = new ArrayList<>();
        for (String group : neighbours) {
            List<String> names = List.of(group.split(","));
            for (String each : names.contains(name) ? names : List.<String>of()) {
                String file = each + ".csv";
                if (!each.equals(name)) {
                    others.add(MaskedSeries.read(series.resolve(file), masks.resolve(file)));
                }
            }
        }
        return others;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(series)) {
            return all.filter(each -> each.toString().endsWith(".csv"))
                    .filter(each -> Files.exists(masks.resolve(each.getFileName())))
                    .sorted()
                    .toList();
        }
    }

    private void run(String name, MaskedSeries all, List<MaskedSeries> others, double slotsPerDay)
            throws IOException {
        double period = slotsPerDay > 0 ? DAY_MILLIS / slotsPerDay : SECOND_MILLIS;
        for (int mask = 0; mask < all.masks().size(); mask++) {
            double[][] fills = fill(all, mask, others, period);
            FillScore score = new FillScore();
            Path file = out.resolve(name + "__" + all.masks().get(mask) + ".csv");
            try (PrintWriter to = new PrintWriter(Files.newBufferedWriter(file))) {
                to.println("slot,value,sd,lower,upper");
                for (int slot = 0; slot < all.size(); slot++) {
                    double[] fill = fills[slot];
                    if (fill != null && all.isHidden(slot, mask)) {
                        to.printf("%d,%s,%s,%s,%s%n", slot, fill[0], fill[1], fill[2], fill[3]);
                        score.add(fill[0], fill[2], fill[3], all.value(slot));
                    }
                }
            }
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%-14s %-12s fills %5d  mae %9.4f  rmse %9.4f  inside %5.3f%n",
                            name,
                            all.masks().get(mask),
                            score.checked(),
                            score.meanAbsoluteError(),
                            score.rootMeanSquareError(),
                            score.insideShare());
        }
    }

    private double[][] fill(MaskedSeries all, int mask, List<MaskedSeries> others, double period) {
        double[][] fills = new double[all.size()][];
        FillGroup group = others.isEmpty() ? null : new FillGroup(1 + others.size());
        SensorFills sensor = new SensorFills(method, group, 0);
        List<SensorFills> beside = new ArrayList<>();
        for (int place = 1; place <= others.size(); place++) {
            beside.add(new SensorFills(method, group, place));
        }
        FillSink keep =
                (at, later, filled, sd, lower, upper, by) -> {
                    if (by != FillMethod.NONE && (later == 0 || !online)) {
                        fills[(int) at] = new double[] {filled, sd, lower, upper};
                    }
                };
        for (int slot = 0; slot < all.size(); slot++) {
            long time = Math.round(slot * period);
            String name = all.masks().get(mask);
            sensor.show(time, all.shown(slot, name));
            for (int other = 0; other < others.size(); other++) {
                beside.get(other).show(time, others.get(other).shown(slot, name));
            }
            sensor.learn(work, keep);
            beside.forEach(each -> each.learn(work, NOWHERE));
        }
        return fills;
    }

    static final class MethodConverter implements ITypeConverter<FillMethod> {

        @Override
        public FillMethod convert(String value) {
            return FillMethod.of(value);
        }
    }
}
