package dev.recon.bench;

import dev.recon.rest.VertexDetails;
import dev.recon.rest.VertexDetails.Subtask;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;

/**
 * What went from one stage of the job to the next, and how evenly it was spread over the subtasks,
 * from what Flink says of the vertices of a job that has finished.
 */
final class Shuffle {

    static final String BYTES_TO_RECONCILE = "bytesToReconcilePerRecord";
    static final String BYTES_TO_ROWS = "bytesToRowsPerRecord";
    static final String RECORDS_PER_FRAME = "recordsPerFrame";
    static final String FRAMES_TO_RECONCILE = "framesToReconcile";
    static final String FRAMES_TO_ROWS = "framesToRows";

    /** Of bytes sent, and of bytes received: those of the busiest subtask over the mean. */
    static final String SKEW_DECODE = "skewOfDecode";

    static final String SKEW_RECONCILE = "skewOfReconcile";
    static final String SKEW_ROWS = "skewOfRows";

    private static final String DECODE = "decode ";
    private static final String RECONCILE = "reconcile";
    private static final String ROWS = "rows";

    private Shuffle() {}

    static Map<String, Double> figures(List<VertexDetails> vertices, long inputRecords) {
        double[] toReconcile = sums(vertices, RECONCILE, Subtask::readBytes);
        double[] toRows = sums(vertices, ROWS, Subtask::readBytes);
        double frames = DoubleStream.of(sums(vertices, RECONCILE, Subtask::readRecords)).sum();
        Map<String, Double> figures = new TreeMap<>();
        figures.put(BYTES_TO_RECONCILE, DoubleStream.of(toReconcile).sum() / inputRecords);
        figures.put(BYTES_TO_ROWS, DoubleStream.of(toRows).sum() / inputRecords);
        figures.put(FRAMES_TO_RECONCILE, frames);
        figures.put(RECORDS_PER_FRAME, inputRecords / frames);
        figures.put(
                FRAMES_TO_ROWS, DoubleStream.of(sums(vertices, ROWS, Subtask::readRecords)).sum());
        figures.put(SKEW_DECODE, skew(sums(vertices, DECODE, Subtask::writtenBytes)));
        figures.put(SKEW_RECONCILE, skew(toReconcile));
        figures.put(SKEW_ROWS, skew(toRows));
        return figures;
    }

    /** By number of the subtask; the vertices of a stage are added up. */
    private static double[] sums(
            List<VertexDetails> vertices, String stage, ToLongFunction<Subtask> metric) {
        double[] sums = new double[0];
        for (VertexDetails vertex : vertices) {
            if (isOf(stage, vertex.name())) {
                sums = sums.length == 0 ? new double[vertex.parallelism()] : sums;
                for (Subtask subtask : vertex.subtasks()) {
                    sums[subtask.index()] += metric.applyAsLong(subtask);
                }
            }
        }
        return sums;
    }

    /** A vertex is named after the operators in it, first to last. */
    private static boolean isOf(String stage, String vertex) {
        return stage.equals(DECODE) ? vertex.contains(DECODE) : vertex.startsWith(stage);
    }

    private static double skew(double[] values) {
        return DoubleStream.of(values).max().orElse(Double.NaN)
                / DoubleStream.of(values).average().orElse(Double.NaN);
    }
}
