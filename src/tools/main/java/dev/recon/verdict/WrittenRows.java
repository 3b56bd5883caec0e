package dev.recon.verdict;

import dev.recon.rows.LatestRows;
import dev.recon.rows.Revised;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Of each key the row that is true, and the last row of each {@link Writer}, for it is to a writer
 * that revisions are 1, 2, 3, …. For one thread.
 *
 * @param <R> a row
 */
final class WrittenRows<R extends Revised> {

    private final LatestRows<R> latest = new LatestRows<>();

    /** One for each writer; nearly always that is one. */
    private final Map<Object, List<R>> lasts = new HashMap<>();

    /** False when a newer row of its key is known. */
    boolean add(R row) {
        lasts.merge(row.key(), List.of(row), (known, one) -> with(known, row));
        return latest.add(row);
    }

    private static <R extends Revised> List<R> with(List<R> known, R row) {
        List<R> all = new ArrayList<>(known);
        all.removeIf(each -> Writer.of(each).equals(Writer.of(row)));
        all.add(row);
        return List.copyOf(all);
    }

    /**
     * What a row of its key comes after: the last one of the same writer or, where there is none,
     * that of the highest revision of the same line in earlier epochs. Null where there is neither.
     */
    R before(R row) {
        R before = null;
        for (R each : lasts.getOrDefault(row.key(), List.of())) {
            if (Writer.of(each).equals(Writer.of(row))) {
                return each;
            }
            if (each.epoch() < row.epoch()
                    && Objects.equals(each.line(), row.line())
                    && (before == null || each.revision() > before.revision())) {
                before = each;
            }
        }
        return before;
    }

    /**
     * Whether a row has a revision that may come after another. A new epoch resumes from a
     * snapshot, which may be older than the last row of the epoch before it, but is not newer.
     *
     * @param before as of {@link #before}
     */
    static boolean follows(Revised row, Revised before) {
        if (before == null) {
            return row.revision() == 1;
        }
        return before.epoch() == row.epoch()
                ? row.revision() == before.revision() + 1
                : row.revision() >= 1 && row.revision() <= before.revision() + 1;
    }

    /** The true one; null where there is none. */
    R get(Object key) {
        return latest.get(key);
    }

    /** The true ones, in the order in which their keys first came. */
    Collection<R> rows() {
        return latest.rows();
    }
}
