package dev.recon.demo;

import dev.recon.generate.PlantRun;
import dev.recon.verdict.AnswerReader;
import dev.recon.verdict.Answers;
import dev.recon.verdict.Comparison;
import dev.recon.verdict.Summary;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;

/**
 * The whole of recon in a minute: a broker, a Flink cluster with the real job, a simulated plant,
 * and at the end the job's answer beside the truth. All of it in one process, or each in its own.
 *
 * <p>Everything is closed by the thread that runs it. When the process is asked to end, a hook
 * stops that thread and waits for it, so that nothing is left behind.
 */
public final class Demo {

    /** How a demo ended. */
    public enum Outcome {
        AGREE,
        DIFFER,
        STOPPED
    }

    private static final Duration FRAME = Duration.ofMillis(250);
    private static final long STOP_SECONDS = 4;

    private final DemoOptions options;
    private final PrintWriter out;
    private final Stage stage;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile TemporaryFolder folder;

    /**
     * @param out gets the summary
     * @param screen where the live view is drawn, or null: then lines go to {@code out}
     */
    public Demo(DemoOptions options, PrintWriter out, PrintWriter screen, Look look) {
        this.options = options;
        this.out = out;
        this.stage = new Stage(screen == null ? out : screen, screen != null, look);
    }

    /** Returns when the demo is over, or was stopped; once only. */
    public Outcome run() throws Exception {
        // Not in the hook: one that is first asked for in a shutdown is another, unconfigured one.
        LoggerContext log = LoggerContext.getContext(false);
        Thread hook = new Thread(() -> stopAndWait(log), "stop-demo");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return start();
        } catch (Stopped e) {
            return Outcome.STOPPED;
        } catch (Exception | Error e) {
            // Classes that are first used in a shutdown may fail to load.
            if (isStopped()) {
                return Outcome.STOPPED;
            }
            throw e;
        } finally {
            stage.close();
            finished.countDown();
            removeHook(hook);
        }
    }

    private Outcome start() throws Exception {
        try (TemporaryFolder all = new TemporaryFolder()) {
            folder = all;
            Scenario scenario = new Scenario(options, System.currentTimeMillis());
            try (Backstage site = backstage(all)) {
                requireNotStopped();
                try {
                    return start(site, scenario, all);
                } catch (Exception e) {
                    sayWhereLogsAre(site);
                    throw e;
                }
            }
        }
    }

    private Backstage backstage(TemporaryFolder all) {
        if (options.cluster()) {
            stage.say(
                    "Starting a Kafka broker, a JobManager and two TaskManagers, each a process ...");
            return new OnProcesses();
        }
        stage.say("Starting a Kafka broker ...");
        return new InProcess(all);
    }

    private Outcome start(Backstage site, Scenario scenario, TemporaryFolder all) throws Exception {
        Preparation job = Preparation.of(scenario, site.bootstrapServers(), all);
        stage.say(
                options.cluster()
                        ? "Submitting the job jar ..."
                        : "Starting a Flink cluster and the job ...");
        site.submit(job);
        do {
            requireNotStopped();
        } while (!site.isRunning() && !stopped.await(100, TimeUnit.MILLISECONDS));
        return play(scenario, job, site);
    }

    private void sayWhereLogsAre(Backstage site) {
        if (options.cluster() && !isStopped()) {
            stage.close();
            out.println("The logs of the processes are kept in " + site.keepLogs());
            out.flush();
        }
    }

    private Outcome play(Scenario scenario, Preparation job, Backstage cluster) throws Exception {
        String servers = job.config().kafka().bootstrapServers();
        Answers answers = new Answers();
        List<Comparison.Line> compared;
        try (AnswerReader reader =
                        new AnswerReader(job.config().kafka(), Scenario.ANSWERS, answers);
                JobFigures figures = new JobFigures(cluster);
                PlantRun plant =
                        PlantRun.story(
                                Scenario.destination(servers).open(),
                                scenario.story(),
                                scenario.endMillis())) {
            Ending ending = new Ending(answers);
            do {
                requireNotStopped();
                reader.read(FRAME);
                cluster.requireRunning();
                stage.show(view(scenario, plant, figures, answers, cluster));
                boolean done = plant.done() && cluster.isOver();
                compared = ending.look(done ? plant.truth() : null, System.nanoTime());
            } while (compared == null);
        }
        stage.end();
        out.printf(
                "The plant's truth beside the job's answer (seed %d, %,d audit records):%n%n",
                options.seed(), options.records());
        Summary.lines(compared).forEach(out::println);
        if (cluster.aftermath() != null) {
            out.println(cluster.aftermath());
        }
        out.flush();
        if (!Comparison.agree(compared)) {
            sayWhereLogsAre(cluster);
        }
        if (options.keep()) {
            continueLive(scenario, job, cluster);
        }
        return Comparison.agree(compared) ? Outcome.AGREE : Outcome.DIFFER;
    }

    private static View view(
            Scenario scenario,
            PlantRun plant,
            JobFigures figures,
            Answers answers,
            Backstage cluster)
            throws Exception {
        return new View(
                scenario,
                plant.eventMillis(),
                plant.written(),
                plant.lost(),
                figures.read(),
                figures.readPerSecond(),
                figures.watermarkMillis(),
                answers,
                cluster.interlude(plant.eventMillis() - scenario.startMillis()),
                cluster.webPage());
    }

    private void continueLive(Scenario scenario, Preparation job, Backstage cluster)
            throws Exception {
        String servers = job.config().kafka().bootstrapServers();
        Invitation.lines(servers, cluster.webPage(), job.file()).forEach(out::println);
        out.flush();
        try (PlantRun plant =
                PlantRun.live(Scenario.destination(servers).open(), scenario.live())) {
            while (!stopped.await(1, TimeUnit.SECONDS)) {
                plant.done();
                cluster.requireRunning();
            }
        }
    }

    private void requireNotStopped() {
        if (isStopped()) {
            throw new Stopped();
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void stopAndWait(LoggerContext log) {
        stopped.countDown();
        stage.close();
        // What is closed complains of what has been closed before it.
        log.getConfiguration().getLoggers().values().forEach(each -> each.setLevel(Level.OFF));
        log.updateLoggers();
        try {
            if (!finished.await(STOP_SECONDS, TimeUnit.SECONDS) && folder != null) {
                folder.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // Nobody is left to report it to.
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Being shut down already: the hook is what brought us here.
        }
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
