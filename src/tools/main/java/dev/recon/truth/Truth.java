package dev.recon.truth;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What really happened, to hold against what a job says: recorded by whoever wrote the streams, or
 * counted again from the streams alone. Ids carry their source's name, so an id alone is unique.
 */
public interface Truth {

    /** In the order in which the events took place. */
    List<Fact> facts(Fact.Kind kind);

    /** The sums over all sources; null as long as not all of it is known. */
    Totals totals();

    /** The sums of each source that had an event. */
    Map<String, Totals> bySource();

    /** The ids of all facts of a kind, in the order in which the events took place; a copy. */
    default Set<String> ids(Fact.Kind kind) {
        Set<String> ids = new LinkedHashSet<>();
        facts(kind).forEach(fact -> ids.add(fact.id()));
        return ids;
    }

    /** Holds ids that somebody reports against those that are true. */
    default Difference compare(Fact.Kind kind, Set<String> reported) {
        Set<String> notReported = ids(kind);
        Set<String> notTrue = new LinkedHashSet<>(reported);
        notTrue.removeAll(notReported);
        notReported.removeAll(reported);
        return new Difference(notReported, notTrue);
    }

    /**
     * How two sets of ids differ.
     *
     * @param notReported true, but not in the report
     * @param notTrue in the report, but not true
     */
    record Difference(Set<String> notReported, Set<String> notTrue) {
        public boolean none() {
            return notReported.isEmpty() && notTrue.isEmpty();
        }
    }
}
