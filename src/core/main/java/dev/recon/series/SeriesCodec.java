package dev.recon.series;

import dev.recon.fill.SensorFills;
import dev.recon.state.SensorBlock;
import dev.recon.state.StateFormat;
import dev.recon.state.StateNames;
import dev.recon.state.UnreadableState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;

/** One sensor to and from its block in state: see {@link SensorBlock}. */
final class SeriesCodec {

    private static final int USUAL_BYTES = SensorFills.MAX_BYTES + 1024;

    private SeriesCodec() {}

    static byte[] write(SensorSeries series) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(StateFormat.CURRENT);
            out.writeInt(series.leg);
            ByteStrings.write(out, series.source);
            out.writeLong(series.release.topMillis);
            SensorFills fills = series.release.fills;
            ByteStrings.write(out, fills == null ? ByteStrings.EMPTY : fills.write());
            series.waiting.write(out);
            series.emitted.write(out);
            series.strays.write(out);
            series.panes.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * @param legNow says which number a leg has now; negative for one that is not there any more,
     *     for which null is returned
     * @throws UnreadableState when it cannot be read
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
            byte[] source = ByteStrings.read(in);
            long topMillis = in.readLong();
            byte[] fills = ByteStrings.read(in);
            NeighbourGroup.Seat seat = seats.of(leg, source);
            SensorSeries series = new SensorSeries(leg, source, seat, settings, output);
            series.release.topMillis = topMillis;
            series.release.fills = fills.length == 0 ? null : read(fills, seat, settings);
            series.waiting.read(in);
            series.emitted.read(in);
            series.strays.read(in);
            series.panes.read(in);
            return series;
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw UnreadableState.damaged(StateNames.SENSORS, e.toString());
        } catch (BufferUnderflowException e) {
            throw UnreadableState.damaged(StateNames.SENSORS, "what was learned is cut off");
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
}
