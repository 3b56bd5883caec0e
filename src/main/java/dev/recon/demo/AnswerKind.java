package dev.recon.demo;

/** What the job may have to say of an event or a record, and what that means. */
enum AnswerKind {
    MISSING("it was announced, and no reading came"),
    FOUND("it was missing, and its reading came after all"),
    UNEXPECTED("a reading came that nobody announced"),
    EXPLAINED("it was unexpected, and its audit record came"),
    INVALID("the reading is out of range, or no number"),
    DUPLICATE("a record was written twice"),
    DEAD_LETTER("a record could not be used");

    final String meaning;

    AnswerKind(String meaning) {
        this.meaning = meaning;
    }

    String label() {
        return this == DEAD_LETTER ? "dead letter" : name();
    }
}
