package dev.recon.codec;

import static dev.recon.codec.JsonBytes.AND;
import static dev.recon.codec.JsonBytes.IS;
import static dev.recon.rows.RowFields.CONTROL;
import static dev.recon.rows.RowFields.OUTPUT;

import dev.recon.core.Routes;

/**
 * Control and output of a leg as they stand in every key and value about it, encoded once.
 *
 * @param key the first parts of a key, each with the slash behind it
 * @param json the members of an object, without a comma behind them
 */
record LegText(byte[] key, byte[] json) {

    static LegText of(String control, String output) {
        JsonBytes out = new JsonBytes();
        byte[] key = out.keyPart(control).raw('/').keyPart(output).raw('/').take();
        out.raw("\"" + CONTROL + IS).string(control).raw(AND + OUTPUT + IS).string(output);
        return new LegText(key, out.take());
    }

    /** Of each leg, by number. */
    static LegText[] of(Routes routes) {
        return routes.legs().stream()
                .map(leg -> of(leg.control(), leg.output()))
                .toArray(LegText[]::new);
    }
}
