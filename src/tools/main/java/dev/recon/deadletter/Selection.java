package dev.recon.deadletter;

import java.util.Set;

/**
 * Which dead letters are meant; an empty set is no restriction.
 *
 * @param places of the records or of their letters
 * @param sinceMillis letters written then or later
 */
public record Selection(
        Set<String> streams, Set<String> reasons, Set<Place> places, long sinceMillis) {

    public static final Selection ALL = new Selection(Set.of(), Set.of(), Set.of(), 0);

    public Selection {
        streams = Set.copyOf(streams);
        reasons = Set.copyOf(reasons);
        places = Set.copyOf(places);
    }

    boolean takes(Letter letter) {
        return letter.timeMillis() >= sinceMillis
                && (streams.isEmpty() || contains(streams, letter.stream()))
                && (reasons.isEmpty() || contains(reasons, letter.reason()))
                && (places.isEmpty()
                        || places.contains(letter.at())
                        || (letter.origin() != null && places.contains(letter.origin())));
    }

    private static boolean contains(Set<String> wanted, String word) {
        return word != null && wanted.contains(word);
    }
}
