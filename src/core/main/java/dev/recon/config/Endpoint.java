package dev.recon.config;

/**
 * The topic or file of a stream or sink; neither where that is not known.
 *
 * @param sink whether it is written rather than read
 * @param owner the section it belongs to
 */
record Endpoint(boolean sink, String owner, Setting<String> setting, boolean isFile) {

    /** Exactly one of the two has to be given. */
    static Endpoint ofStream(Section section, Problems problems) {
        return of(false, section, Options.STREAM_TOPIC, Options.STREAM_FILE, problems);
    }

    /** At most one of the two, else the default topic. */
    static Endpoint ofSink(Section section, Options.Sink options, Problems problems) {
        return of(true, section, options.topic(), options.file(), problems);
    }

    private static Endpoint of(
            boolean sink, Section section, Option topic, Option file, Problems problems) {
        boolean isFile = section.has(file.key());
        Setting<String> inFile = section.read(file, Values::path);
        Setting<String> inTopic =
                isFile
                        ? section.readGiven(topic, Values::topic)
                        : section.read(topic, Values::topic);
        if (isFile && inTopic.given()) {
            boolean fileFirst = before(inFile.key(), inTopic.key());
            Setting<String> second = fileFirst ? inTopic : inFile;
            String first = (fileFirst ? inFile : inTopic).path();
            problems.add(
                    second.key(),
                    second.path() + " is given as well as " + first + "; it has to be one of them");
        } else if (!isFile && !inTopic.given() && inTopic.text() == null && !section.isBroken()) {
            problems.add(section.position(), section.path() + " must have a topic or a file");
        }
        return new Endpoint(sink, section.path(), isFile ? inFile : inTopic, isFile);
    }

    private static boolean before(Position a, Position b) {
        return a.line() < b.line() || (a.line() == b.line() && a.column() < b.column());
    }

    String topic() {
        return isFile ? null : setting.value();
    }

    String file() {
        return isFile ? setting.value() : null;
    }

    boolean isGiven() {
        return setting.given();
    }

    boolean isTopic() {
        return !isFile && setting.known();
    }

    /**
     * Reports that another one already reads or writes the same; a default is never to blame for
     * that.
     */
    @SuppressWarnings("ReferenceEquality") // which of the two it is
    void refuseSameAs(Endpoint earlier, Problems problems) {
        Endpoint later = setting.given() ? this : earlier;
        Endpoint other = later == this ? earlier : this;
        String what = (isFile ? "file " : "topic ") + Words.quote(setting.value());
        String use = other.sink ? " is already written by " : " is already read by ";
        problems.add(
                later.setting.at(),
                later.setting.shown() + "; " + what + use + other.owner + later.advice(other));
    }

    boolean isSameAs(Endpoint other) {
        return setting.known()
                && isFile == other.isFile
                && setting.value().equals(other.setting.value());
    }

    private String advice(Endpoint other) {
        if (sink != other.sink) {
            return ", and the job must not read what it writes";
        }
        return sink || isFile ? "" : " (records of one topic are told apart by their role)";
    }
}
