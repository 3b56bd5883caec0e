package dev.recon.operator;

import dev.recon.fill.Fill;
import dev.recon.fill.FillScore;
import org.apache.flink.metrics.MetricGroup;

/**
 * How good the fills of one subtask have been since it started, by the readings that turned up
 * after all. For the task's own thread; what is measured is published for metric reporters.
 */
final class FillMetrics {

    private final FillScore score = new FillScore();
    private volatile long checked;
    private volatile double meanAbsoluteError = Double.NaN;
    private volatile double insideShare = Double.NaN;

    FillMetrics(MetricGroup group) {
        group.gauge(MetricNames.FILLS_CHECKED, () -> checked);
        group.gauge(MetricNames.FILLS_MEAN_ABSOLUTE_ERROR, () -> meanAbsoluteError);
        group.gauge(MetricNames.FILLS_INSIDE_SHARE, () -> insideShare);
    }

    void withdrawn(Fill fill) {
        score.add(fill.value, fill.lower, fill.upper, fill.actual);
        checked = score.checked();
        meanAbsoluteError = score.meanAbsoluteError();
        insideShare = score.insideShare();
    }
}
