package dev.recon.codec;

import dev.recon.rows.Answer;

/** Takes the finished keys and values of answers; the arrays are the collector's to keep. */
@FunctionalInterface
public interface AnswerCollector {
    void answer(Answer answer, byte[] key, byte[] value);
}
