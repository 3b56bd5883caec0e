package dev.recon.chaos;

import dev.recon.broker.Waiting;
import dev.recon.cluster.InputProgress;
import dev.recon.cluster.LocalSite;
import dev.recon.generate.PlantRun;
import dev.recon.truth.Truth;
import dev.recon.verdict.AnswerReader;
import dev.recon.verdict.Answers;
import dev.recon.verdict.Check;
import dev.recon.verdict.Checks;
import dev.recon.verdict.FillChecks;
import dev.recon.verdict.Fills;
import dev.recon.verdict.InputCensus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.JobID;

/** What is looked at when the last disturbance is over. */
final class Verification {

    /** Name of the job that is disturbed, of its consumer group, and the prefix of its topics. */
    static final String DISTURBED = "chaos";

    static final String UNDISTURBED = "undisturbed";

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** How long it may take until an answer that nothing holds back is committed. */
    private static final long SETTLE_MILLIS = 6_000;

    private final LocalSite site;
    private final Workload workload;
    private final RunningJob job;
    private final InputProgress input;
    private final PlantRun plant;
    private final Voice voice;

    Verification(
            LocalSite site,
            Workload workload,
            RunningJob job,
            InputProgress input,
            PlantRun plant,
            Voice voice) {
        this.site = site;
        this.workload = workload;
        this.job = job;
        this.input = input;
        this.plant = plant;
        this.voice = voice;
    }

    void run(List<Check> checks) throws Exception {
        while (!plant.done()) {
            Waiting.pause(200);
        }
        Truth truth = plant.truth();
        voice.say("the plant has stopped; waiting until everything is read and decided");
        awaitAllRead();
        Answers disturbed = new Answers();
        try (AnswerReader reader = reader(DISTURBED, disturbed)) {
            checks.add(quiescence(truth, disturbed, reader));
            voice.say("quiescent; now heartbeats take event time past the horizon");
            workload.finish(site.kafka());
            awaitUntil(reader, disturbed::allFinal);
            Waiting.pause(SETTLE_MILLIS);
            reader.readAll();
        }
        job.cancel();
        voice.say("the same input once more, undisturbed");
        Answers undisturbed = undisturbed();
        voice.say("checking");
        checks.addAll(Checks.ofRun(disturbed, truth));
        checks.addAll(Checks.same(disturbed, undisturbed));
        Fills fills = Workload.fills(DISTURBED, site.kafka());
        InputCensus census =
                InputCensus.take(
                        site.kafka(),
                        Workload.SENSOR_TOPIC,
                        Workload.AUDIT_TOPIC,
                        Workload.AUDIT_ROLE,
                        fills.withdrawn().keySet());
        checks.addAll(Checks.accounted(census, disturbed));
        checks.addAll(FillChecks.ofRun(fills, disturbed, truth, census));
        checks.add(FillChecks.same(fills, Workload.fills(UNDISTURBED, site.kafka())));
    }

    private AnswerReader reader(String name, Answers answers) {
        return new AnswerReader(site.kafka(), Workload.answers(name), answers);
    }

    private void awaitAllRead() {
        Waiting.until(
                "everything is read",
                PATIENCE,
                () -> {
                    InputProgress.Position position = input.ask();
                    return position != null && position.all();
                });
    }

    /** With all streams silent the job has to decide everything by itself. */
    private Check quiescence(Truth truth, Answers answers, AnswerReader reader) throws IOException {
        awaitUntil(reader, () -> Checks.quiescent(answers, truth).holds());
        return Checks.quiescent(answers, truth);
    }

    private interface Condition {
        boolean holds();
    }

    /** Returns after three minutes in any case: if it has not come about, a check says so. */
    private static void awaitUntil(AnswerReader reader, Condition condition) throws IOException {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        do {
            Waiting.pause(1_000);
            reader.readAll();
        } while (!condition.holds() && System.nanoTime() < end);
    }

    private Answers undisturbed() throws IOException {
        String config = workload.config(UNDISTURBED, site.servers(), true).toString();
        JobID id = site.flink().run(RunningJob.PARALLELISM, null, "run", "--config", config);
        Waiting.until(
                "the undisturbed job ends",
                PATIENCE,
                () -> {
                    String state = site.flink().jobs().state(id);
                    if (state.equals("FAILED")) {
                        throw new IllegalStateException("the undisturbed job has failed");
                    }
                    return state.equals("FINISHED");
                });
        Answers answers = new Answers();
        try (AnswerReader reader = reader(UNDISTURBED, answers)) {
            reader.readAll();
        }
        return answers;
    }
}
