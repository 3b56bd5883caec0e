package dev.recon.cluster;

import dev.recon.broker.TestTopics;
import dev.recon.rows.ExceptionRow;
import dev.recon.rows.MetricsRow;
import dev.recon.rows.RowSchema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@code read_committed} reader sees so far, of controls of whatever name, the rows of each
 * key in their order.
 */
record CommittedRows(List<ExceptionRow> exceptions, List<MetricsRow> metrics) {

    static CommittedRows read(String servers, String exceptions, String metrics) {
        return new CommittedRows(
                rows(servers, exceptions, ExceptionRow.SCHEMA),
                rows(servers, metrics, MetricsRow.SCHEMA));
    }

    private static <R> List<R> rows(String servers, String topic, RowSchema<R> schema) {
        return TestTopics.readCommitted(servers, topic).stream()
                .map(record -> schema.read(record.value()))
                .toList();
    }

    /** That of one control alone. */
    CommittedRows of(String control) {
        return new CommittedRows(
                exceptions.stream().filter(each -> each.control().equals(control)).toList(),
                metrics.stream().filter(each -> each.control().equals(control)).toList());
    }

    /** Whether every row that was ever emitted has become final, and there are some. */
    boolean isFinal() {
        Map<String, Boolean> isFinal = new HashMap<>();
        for (MetricsRow row : metrics) {
            String key = row.source() + " " + row.windowStartMillis();
            isFinal.merge(key, row.isFinal(), Boolean::logicalOr);
        }
        return !isFinal.isEmpty() && !isFinal.containsValue(false);
    }
}
