package dev.recon.chaos;

import dev.recon.cluster.ClusterSetup;
import dev.recon.cluster.InputProgress;
import dev.recon.cluster.LocalSite;
import dev.recon.generate.PlantRun;
import dev.recon.verdict.Check;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs the job on a cluster of processes, disturbs it in every way there is while a plant writes,
 * and then holds what a reader has read against the truth, against the input, and against a job
 * that nobody disturbed.
 */
public final class Chaos {

    /** One more than the job needs, so that it need not wait for a new one to start. */
    private static final int TASK_MANAGERS = RunningJob.PARALLELISM + 1;

    /**
     * Small, one slot each, so that every TaskManager that dies takes half of the job with it. Jobs
     * that fail so often would be held back for up to a minute by what is shipped.
     */
    private static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("taskmanager.numberOfTaskSlots", "1"),
                    Map.entry("taskmanager.cpu.cores", "1.0"),
                    Map.entry("taskmanager.memory.task.heap.size", "320m"),
                    Map.entry("taskmanager.memory.managed.size", "128m"),
                    Map.entry("taskmanager.memory.network.min", "64m"),
                    Map.entry("taskmanager.memory.network.max", "64m"),
                    Map.entry("jobmanager.memory.heap.size", "320m"),
                    Map.entry("metrics.fetcher.update-interval", "1000"),
                    Map.entry("restart-strategy.exponential-delay.max-backoff", "2 s"));

    private final ChaosOptions options;
    private final Voice voice;

    public Chaos(ChaosOptions options, Voice voice) {
        this.options = options;
        this.voice = voice;
    }

    /** Returns when everything has been checked and the report is written. */
    public Report run() throws Exception {
        Files.createDirectories(options.report());
        Workload workload = new Workload(options, System.currentTimeMillis());
        voice.say("starting a broker, a JobManager and " + TASK_MANAGERS + " TaskManagers");
        try (LocalSite site = LocalSite.start(ClusterSetup.ofTheBuild(SETTINGS), TASK_MANAGERS)) {
            try {
                Report report = run(site, workload);
                report.write(options.report());
                if (!report.holds()) {
                    voice.say("logs are kept in " + site.keepLogs());
                }
                return report;
            } catch (Exception e) {
                voice.say("logs are kept in " + site.keepLogs());
                throw e;
            }
        }
    }

    private Report run(LocalSite site, Workload workload) throws Exception {
        workload.createTopics(site);
        Path config = workload.config(Verification.DISTURBED, site.servers(), false);
        RunningJob job = new RunningJob(site.flink(), config);
        job.start(null);
        Disturber disturber = new Disturber(site, job, TASK_MANAGERS, voice);
        List<Plan.Step> plan = Plan.of(options.seed(), options.kills(), options.lengthMillis());
        voice.say(
                String.format(
                        "the job runs; %d disturbances in %.1f min, seed %d; web page %s",
                        plan.size(),
                        options.minutes(),
                        options.seed(),
                        site.flink().rest().address()));
        List<Check> checks = new ArrayList<>();
        try (PlantRun plant = PlantRun.recorded(workload.open(site.kafka()), workload.plant());
                InputProgress input =
                        new InputProgress(site.kafka(), Verification.DISTURBED, Workload.topics());
                Decided decided =
                        new Decided(
                                site.kafka(),
                                Workload.answers(Verification.DISTURBED).exceptions());
                Watch watch =
                        new Watch(
                                job,
                                input,
                                decided,
                                reported -> workload.lagMillis(plant.eventsDone(), reported),
                                disturber.startMillis(),
                                voice)) {
            disturber.run(plan);
            new Verification(site, workload, job, input, plant, voice).run(checks);
            return new Report(
                    options,
                    System.currentTimeMillis() - disturber.startMillis(),
                    disturber.happened(),
                    watch.samples(),
                    job.completed(),
                    job.failed(),
                    withDisturbances(checks, disturber));
        }
    }

    /** A run in which nothing happened, or in which no checkpoint failed, proves nothing. */
    private List<Check> withDisturbances(List<Check> checks, Disturber disturber) {
        List<Happened> happened = disturber.happened();
        List<Check> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            long count = happened.stream().filter(is -> is.what().equals(kind.name())).count();
            long wanted = kind == Kind.TASK_MANAGER ? options.kills() : 1;
            all.add(new Check("disturbed: " + kind.words, count >= wanted, count + " times"));
        }
        long failed =
                happened.stream()
                        .filter(is -> is.what().equals(Kind.CHECKPOINTS.name()))
                        .mapToLong(Happened::failedCheckpoints)
                        .sum();
        all.add(
                new Check(
                        "disturbed: Flink counts failed checkpoints",
                        failed > 0,
                        failed + " of them"));
        int ended = disturber.endedByThemselves();
        all.add(
                new Check(
                        "disturbed: no TaskManager ended by itself",
                        ended == 0,
                        ended + " of them"));
        all.addAll(checks);
        return all;
    }
}
