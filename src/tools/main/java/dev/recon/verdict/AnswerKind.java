package dev.recon.verdict;

/** What the job may have to say of an event or a record, and what that means. */
public enum AnswerKind {
    MISSING("announced, but no reading came"),
    FOUND("was missing; its reading came"),
    UNEXPECTED("a reading nobody announced"),
    EXPLAINED("was unexpected; now announced"),
    INVALID("out of range, or no number"),
    DUPLICATE("a record was written twice"),
    DEAD_LETTER("a record could not be used");

    public final String meaning;

    AnswerKind(String meaning) {
        this.meaning = meaning;
    }

    public String label() {
        return this == DEAD_LETTER ? "dead letter" : name();
    }
}
