package dev.recon.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A small plant as a tape: readings that are lost, late, invalid, twice or never expected; copies
 * of which either of two will do; and an archive that has ended by the time of the savepoint, but
 * of which something is waited for. A step takes 400 ms and is two seconds of event time.
 */
final class GoldenTape {

    static final int STEPS = 120;

    /** The savepoint is taken behind this step. */
    static final int TAKEN_AFTER = 70;

    static final long STEP_MILLIS = 400;
    static final String ARCHIVE = "archive";

    static final int ARCHIVE_STEPS = 10;
    private static final int SENSORS = 3;
    private static final long START = 1_795_168_800_000L;
    private static final int LATE = 12;

    private final Random random = new Random(11);
    private final List<String> lines = new ArrayList<>();
    private int step;

    static List<String> lines() {
        GoldenTape tape = new GoldenTape();
        for (tape.step = 0; tape.step < STEPS; tape.step++) {
            tape.archive();
            for (int sensor = 1; sensor <= SENSORS; sensor++) {
                tape.reading(sensor);
            }
            tape.copy();
        }
        tape.lines.add("{\"at\":" + STEPS * STEP_MILLIS + ",\"end\":true}");
        return tape.lines;
    }

    private void write(String stream, String record) {
        lines.add(
                "{\"at\":%d,\"stream\":\"%s\",\"record\":%s}"
                        .formatted(step * STEP_MILLIS, stream, record));
    }

    private static long time(int step) {
        return START + step * 2_000L;
    }

    private void audit(int ofStep, int sensor, String role, String ids) {
        write(
                "audit",
                "{\"ids\":[%s],\"source\":\"s%d\",\"ts\":%d,\"role\":\"%s\"}"
                        .formatted(ids, sensor, time(ofStep), role));
    }

    private void sensor(int ofStep, int sensor, double value) {
        write(
                "sensor",
                "{\"id\":\"r%d\",\"source\":\"s%d\",\"ts\":%d,\"value\":%.3f}"
                        .formatted(ofStep, sensor, time(ofStep), value));
    }

    private void reading(int sensor) {
        int fate = random.nextInt(14);
        double value = 20 + Math.sin(step / 9.0 + sensor) + random.nextGaussian() / 20;
        boolean isStray = fate == 1 && step > LATE;
        if (!isStray) {
            audit(step, sensor, "written", "\"r" + step + "\"");
        }
        if (fate == 2 || fate == 3) {
            return; // lost, and some of it comes later
        }
        if (step > LATE && random.nextInt(3) == 0) {
            sensor(step - LATE, sensor, value); // late, or a second time
        }
        if (step > LATE && random.nextInt(6) == 0) {
            audit(step - LATE, sensor, "written", "\"r" + (step - LATE) + "\"");
        }
        sensor(step, sensor, fate == 4 ? 5_000 : value);
    }

    /** Two copies are expected, each of which may come by either of two ways. */
    private void copy() {
        int late = step - LATE;
        audit(step, 1, "copied", "\"c%d\",\"d%d\"".formatted(step, step));
        copied(random.nextBoolean() ? "gateway" : "backup", "c" + step, step);
        if (random.nextInt(4) == 0) {
            copied("backup", "d" + step, step);
        } else if (late > 0 && random.nextInt(3) == 0) {
            copied("gateway", "d" + late, late);
        }
        if (step > TAKEN_AFTER && step <= TAKEN_AFTER + ARCHIVE_STEPS && step % 3 != 0) {
            plain("backup", "a" + step % ARCHIVE_STEPS, "archived", TAKEN_AFTER - 1);
        }
        heartbeat("backup");
        heartbeat("gateway");
    }

    private void copied(String stream, String id, int ofStep) {
        plain(stream, id, "copied", ofStep);
    }

    private void plain(String stream, String id, String role, int ofStep) {
        write(
                stream,
                "{\"id\":\"%s\",\"source\":\"s1\",\"ts\":%d,\"role\":\"%s\"}"
                        .formatted(id, time(ofStep), role));
    }

    private void heartbeat(String stream) {
        write(stream, "{\"type\":\"heartbeat\",\"ts\":%d}".formatted(time(step)));
    }

    /** Says early what is to come, and ends. */
    private void archive() {
        if (step < ARCHIVE_STEPS) {
            plain(ARCHIVE, "a" + step, "archived", TAKEN_AFTER - 1);
        }
    }
}
