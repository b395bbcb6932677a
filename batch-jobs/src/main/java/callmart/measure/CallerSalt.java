package callmart.measure;

import callmart.warehouse.Warehouse;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/**
 * Makes the salt of callers' keys in {@code v_repeat_callers} where the warehouse has none. It is never replaced: keys would change.
 * Decision 340.
 */
public final class CallerSalt {

    /** Where it is kept; holds no facts. */
    static final String TABLE = "caller_salt";

    private static final int BYTES = 32;

    private CallerSalt() {
    }

    public static void make(Warehouse warehouse) {
        if (warehouse.query("SELECT 1 AS held FROM " + TABLE + " LIMIT 1", Map.of(), row -> row.intValue("held")).isEmpty()) {
            byte[] bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            warehouse.execute("INSERT INTO " + TABLE + " VALUES ({salt:String})", Map.of("salt", HexFormat.of().formatHex(bytes)));
        }
    }
}
