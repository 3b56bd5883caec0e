package dev.recon.series;

import dev.recon.fill.SensorFills;
import dev.recon.series.SensorSeries.Stray;
import dev.recon.state.SensorBlock;
import dev.recon.state.StateFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** One sensor to and from its block in state: see {@link SensorBlock}. */
final class SeriesCodec {

    private static final int USUAL_BYTES = SensorFills.MAX_BYTES + 1024;

    private SeriesCodec() {}

    static byte[] write(SensorSeries series) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(StateFormat.CURRENT);
            out.writeInt(series.leg);
            writeBytes(out, series.source);
            out.writeLong(series.topMillis);
            writeBytes(out, series.fills == null ? Waiting.NO_ID : series.fills.write());
            series.waiting.write(out);
            series.told.write(out);
            out.writeInt(series.strays.size());
            for (Map.Entry<ByteBuffer, Stray> each : series.strays.entrySet()) {
                writeBytes(out, each.getKey().array());
                out.writeLong(each.getValue().timeMillis());
                out.writeDouble(each.getValue().value());
            }
            series.windows.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * @param legNow says which number a leg has now; negative for one that is not there any more,
     *     for which null is returned
     * @throws dev.recon.state.UnreadableState when it cannot be read
     */
    static SensorSeries read(
            byte[] block,
            LegNumbers legNow,
            Seats seats,
            SeriesSettings settings,
            SeriesOutput output) {
        SensorBlock.read(block);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(block))) {
            in.readByte();
            int leg = legNow.of(in.readInt());
            if (leg < 0 || !settings.isFilled(leg)) {
                return null;
            }
            byte[] source = readBytes(in);
            long topMillis = in.readLong();
            byte[] fills = readBytes(in);
            NeighbourGroup.Seat seat = seats.of(leg, source);
            SensorSeries series = new SensorSeries(leg, source, seat, settings, output);
            series.topMillis = topMillis;
            series.fills = fills.length == 0 ? null : read(fills, seat, settings);
            series.waiting.read(in);
            series.told.read(in);
            for (int count = in.readInt(); count > 0; count--) {
                byte[] id = readBytes(in);
                series.strays.put(ByteBuffer.wrap(id), new Stray(in.readLong(), in.readDouble()));
            }
            series.windows.read(in);
            return series;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SensorFills read(
            byte[] fills, NeighbourGroup.Seat seat, SeriesSettings settings) {
        return seat == null
                ? SensorFills.read(fills, settings.method())
                : SensorFills.read(fills, settings.method(), seat.fills(), seat.place());
    }

    /** Which number a leg of saved state has now. */
    @FunctionalInterface
    interface LegNumbers {
        int of(int saved);
    }

    static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] readBytes(DataInput in) throws IOException {
        int length = in.readInt();
        byte[] bytes = length == 0 ? Waiting.NO_ID : new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
