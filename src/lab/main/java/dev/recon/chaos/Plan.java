package dev.recon.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What happens when: a function of the seed, the number of kills and the length alone. */
final class Plan {

    /** The job is to have something to lose at the first, and time to resume after the last. */
    private static final double FROM = 0.08;

    private static final double TO = 0.92;

    private static final int FIRST_DELAY_MILLIS = 1_000;
    private static final int MOST_DELAY_MILLIS = 4_000;

    private Plan() {}

    /**
     * One disturbance.
     *
     * @param atMillis since the start of the plant
     * @param draw from 0 to 65535; decides what else there is to be chosen: the victim, how long it
     *     lasts
     * @param thenAtOnce whether the next follows without waiting for the job to come back
     */
    record Step(Kind kind, long atMillis, int draw, boolean thenAtOnce) {}

    /** Every fourth kill comes while the job has not recovered from the one before. */
    static List<Step> of(long seed, int kills, long lengthMillis) {
        Random random = new Random(seed);
        int doubles = kills / 4;
        List<Kind> kinds = new ArrayList<>();
        add(kinds, Kind.TASK_MANAGER, kills - doubles);
        add(kinds, Kind.BROKER, Math.max(1, kills / 5));
        add(kinds, Kind.CHECKPOINTS, Math.max(1, kills / 5));
        add(kinds, Kind.JOB_MANAGER, Math.max(1, kills / 10));
        Collections.shuffle(kinds, random);

        List<Step> steps = new ArrayList<>();
        double slot = lengthMillis * (TO - FROM) / kinds.size();
        int left = doubles;
        for (int i = 0; i < kinds.size(); i++) {
            long at = (long) (lengthMillis * FROM + slot * (i + 0.5 * random.nextDouble()));
            boolean twice = kinds.get(i) == Kind.TASK_MANAGER && left > 0;
            steps.add(new Step(kinds.get(i), at, random.nextInt(1 << 16), twice));
            if (twice) {
                left--;
                long soon = at + random.nextInt(FIRST_DELAY_MILLIS, MOST_DELAY_MILLIS);
                steps.add(new Step(Kind.TASK_MANAGER, soon, random.nextInt(1 << 16), false));
            }
        }
        return steps;
    }

    private static void add(List<Kind> kinds, Kind kind, int times) {
        kinds.addAll(Collections.nCopies(times, kind));
    }
}
