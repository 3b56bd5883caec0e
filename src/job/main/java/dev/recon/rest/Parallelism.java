package dev.recon.rest;

/**
 * With how many subtasks a vertex is content, and how many it wants.
 *
 * @param lowest at least 1
 * @param highest at least {@code lowest}, at most the vertex's highest parallelism
 */
public record Parallelism(int lowest, int highest) {

    public Parallelism {
        if (lowest < 1 || highest < lowest) {
            throw new IllegalArgumentException("a parallelism of " + lowest + " to " + highest);
        }
    }
}
