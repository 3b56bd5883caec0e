package dev.recon.codec;

/**
 * Reads and writes RFC 3339 texts as epoch milliseconds, on bytes and without allocation. Strict: a
 * text is an instant of the calendar with an offset, or it is nothing.
 */
public final class Rfc3339 {

    /** What {@link #parse} gives for a text that is no instant; earlier than any that is. */
    public static final long INVALID = Long.MIN_VALUE;

    /** 9999-12-31T23:59:59.999Z, the last instant that RFC 3339 can name in UTC. */
    public static final long MAX_MILLIS = 253_402_300_799_999L;

    /** Bytes that {@link #format} may need. */
    public static final int MAX_LENGTH = 32;

    private static final long DAY_MILLIS = 86_400_000L;
    private static final int SHORTEST = "2026-11-20T10:00:00Z".length();
    private static final int DAYS_PER_ERA = 146_097;
    private static final int DAYS_TO_EPOCH = 719_468;

    private Rfc3339() {}

    /** The instant that {@code text[from..to)} names, cut to milliseconds, or {@link #INVALID}. */
    public static long parse(byte[] text, int from, int to) {
        if (to - from < SHORTEST
                || text[from + 4] != '-'
                || text[from + 7] != '-'
                || text[from + 13] != ':'
                || text[from + 16] != ':') {
            return INVALID;
        }
        byte separator = text[from + 10];
        int century = twoDigits(text, from);
        int yearOfCentury = twoDigits(text, from + 2);
        int month = twoDigits(text, from + 5);
        int day = twoDigits(text, from + 8);
        int hour = twoDigits(text, from + 11);
        int minute = twoDigits(text, from + 14);
        int second = twoDigits(text, from + 17);
        int year = century * 100 + yearOfCentury;
        if ((separator != 'T' && separator != 't' && separator != ' ')
                || (century | yearOfCentury | hour | minute | second) < 0
                || (month < 1 || month > 12)
                || (day < 1 || day > daysInMonth(year, month))
                || (hour > 23 || minute > 59 || second > 60)) {
            return INVALID;
        }
        long localMinutes = (daysFromCivil(year, month, day) * 24 + hour) * 60 + minute;
        return rest(text, from + 19, to, localMinutes, second);
    }

    /** What follows the seconds: the fraction and the offset. */
    private static long rest(byte[] text, int from, int to, long localMinutes, int second) {
        int at = from;
        int millis = 0;
        if (text[at] == '.') {
            int firstDigit = ++at;
            int unit = 100;
            while (at < to && text[at] >= '0' && text[at] <= '9') {
                millis += (text[at] - '0') * unit;
                unit /= 10;
                at++;
            }
            if (at == firstDigit) {
                return INVALID;
            }
        }
        int offset = offsetMinutes(text, at, to);
        if (offset == Integer.MIN_VALUE) {
            return INVALID;
        }
        long minutes = localMinutes - offset;
        // Only the last minute of a UTC day can have a leap second; it counts as the first of the
        // next day.
        if (second == 60 && Math.floorMod(minutes, 1440L) != 1439) {
            return INVALID;
        }
        return minutes * 60_000 + second * 1000L + millis;
    }

    private static int offsetMinutes(byte[] text, int at, int to) {
        if (to - at == 1 && (text[at] == 'Z' || text[at] == 'z')) {
            return 0;
        }
        if (to - at != 6 || (text[at] != '+' && text[at] != '-') || text[at + 3] != ':') {
            return Integer.MIN_VALUE;
        }
        int hours = twoDigits(text, at + 1);
        int minutes = twoDigits(text, at + 4);
        if ((hours | minutes) < 0 || hours > 23 || minutes > 59) {
            return Integer.MIN_VALUE;
        }
        int offset = hours * 60 + minutes;
        return text[at] == '-' ? -offset : offset;
    }

    /** The value of two digits, or a negative number. */
    private static int twoDigits(byte[] text, int at) {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }

    private static int daysInMonth(int year, int month) {
        if (month == 2) {
            return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Days since the epoch, counting years from March so that the leap day is a year's last. */
    private static long daysFromCivil(int year, int month, int day) {
        int marchYear = month > 2 ? year : year - 1;
        int marchMonth = month > 2 ? month - 3 : month + 9;
        int era = Math.floorDiv(marchYear, 400);
        int yearOfEra = marchYear - era * 400;
        int dayOfYear = (153 * marchMonth + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return (long) era * DAYS_PER_ERA + dayOfEra - DAYS_TO_EPOCH;
    }

    /**
     * Writes an instant in UTC with three fraction digits and gives the position after it. A year
     * beyond 9999, which only the end of a window can reach, is written with a plus sign as in ISO
     * 8601.
     */
    public static int format(long millis, byte[] out, int from) {
        long days = Math.floorDiv(millis, DAY_MILLIS) + DAYS_TO_EPOCH;
        int millisOfDay = (int) Math.floorMod(millis, DAY_MILLIS);
        long era = Math.floorDiv(days, DAYS_PER_ERA);
        int dayOfEra = (int) (days - era * DAYS_PER_ERA);
        int yearOfEra =
                (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / (DAYS_PER_ERA - 1))
                        / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int marchMonth = (5 * dayOfYear + 2) / 153;
        int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        long year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
        int at = putYear(year, out, from);
        at = putTwo('-', month, out, at);
        at = putTwo('-', dayOfYear - (153 * marchMonth + 2) / 5 + 1, out, at);
        at = putTwo('T', millisOfDay / 3_600_000, out, at);
        at = putTwo(':', millisOfDay / 60_000 % 60, out, at);
        at = putTwo(':', millisOfDay / 1000 % 60, out, at);
        int fraction = millisOfDay % 1000;
        out[at] = '.';
        out[at + 1] = (byte) ('0' + fraction / 100);
        out[at + 2] = (byte) ('0' + fraction / 10 % 10);
        out[at + 3] = (byte) ('0' + fraction % 10);
        out[at + 4] = 'Z';
        return at + 5;
    }

    private static int putTwo(char before, int number, byte[] out, int at) {
        out[at] = (byte) before;
        out[at + 1] = (byte) ('0' + number / 10);
        out[at + 2] = (byte) ('0' + number % 10);
        return at + 3;
    }

    private static int putYear(long year, byte[] out, int from) {
        int at = from;
        if (year < 0 || year > 9999) {
            out[at++] = (byte) (year < 0 ? '-' : '+');
        }
        long positive = Math.abs(year);
        int digits = 4;
        for (long bound = 10_000; positive >= bound; bound *= 10) {
            digits++;
        }
        for (int i = digits - 1; i >= 0; i--) {
            out[at + i] = (byte) ('0' + positive % 10);
            positive /= 10;
        }
        return at + digits;
    }
}
