package dev.recon.chaos;

/** What is done to a running job. */
enum Kind {
    TASK_MANAGER("TaskManager killed", "#c0392b"),
    BROKER("broker killed", "#8e44ad"),
    CHECKPOINTS("checkpoints fail", "#d68910"),
    JOB_MANAGER("JobManager killed", "#1f2d3d");

    final String words;
    final String colour;

    Kind(String words, String colour) {
        this.words = words;
        this.colour = colour;
    }
}
