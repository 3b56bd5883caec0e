package dev.recon.series;

import dev.recon.fill.SensorFills;
import dev.recon.series.SensorSeries.Stray;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** One sensor as bytes: part of the format of savepoints. Big endian. */
final class SeriesCodec {

    private static final int USUAL_BYTES = SensorFills.MAX_BYTES + 1024;

    private SeriesCodec() {}

    static byte[] write(SensorSeries series) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(series.leg);
            writeBytes(out, series.source);
            out.writeLong(series.topMillis);
            writeBytes(out, series.fills.write());
            series.waiting.write(out);
            out.writeInt(series.told.size());
            for (Told each : series.told) {
                each.write(out);
            }
            out.writeInt(series.strays.size());
            for (Stray each : series.strays) {
                writeBytes(out, each.id());
                out.writeLong(each.timeMillis());
                out.writeDouble(each.value());
            }
            out.writeInt(series.windows.size());
            for (Map.Entry<Long, WindowReadings> each : series.windows.entrySet()) {
                out.writeLong(each.getKey());
                each.getValue().write(out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * @param legNow says which number a leg has now; negative for one that is not there any more,
     *     for which null is returned
     */
    static SensorSeries read(
            byte[] block, LegNumbers legNow, SeriesSettings settings, SeriesOutput output) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(block))) {
            int leg = legNow.of(in.readInt());
            if (leg < 0 || !settings.isFilled(leg)) {
                return null;
            }
            byte[] source = readBytes(in);
            long topMillis = in.readLong();
            SensorFills fills = SensorFills.read(readBytes(in), settings.method());
            SensorSeries series = new SensorSeries(leg, source, settings, fills, output);
            series.topMillis = topMillis;
            series.waiting = Waiting.read(in);
            for (int count = in.readInt(); count > 0; count--) {
                series.told.add(Told.read(in));
            }
            for (int count = in.readInt(); count > 0; count--) {
                series.strays.add(new Stray(readBytes(in), in.readLong(), in.readDouble()));
            }
            for (int count = in.readInt(); count > 0; count--) {
                series.windows.put(in.readLong(), WindowReadings.read(in));
            }
            return series;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which number a leg of saved state has now. */
    @FunctionalInterface
    interface LegNumbers {
        int of(int saved);
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
