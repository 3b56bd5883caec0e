package dev.recon.codec;

import dev.recon.rows.Answer;

/** Takes the finished keys and values of answers; the arrays are the taker's to keep. */
@FunctionalInterface
public interface AnswerTaker {
    void answer(Answer answer, byte[] key, byte[] value);
}
