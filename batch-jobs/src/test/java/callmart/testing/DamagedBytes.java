package callmart.testing;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Bytes changed, lost, doubled or cut off at random, as a bad disk or a transfer leaves them. */
public final class DamagedBytes {

    private DamagedBytes() {
    }

    /** One to four damages; the bytes given stay as they are. */
    public static byte[] of(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int times = 1 + random.nextInt(4); times > 0 && bytes.length > 4; times--) {
            int at = random.nextInt(bytes.length);
            int length = 1 + random.nextInt(Math.min(40, bytes.length - at));
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "\"\n\r,|;\0<&9".charAt(random.nextInt(10));
                case 2 -> bytes = joined(bytes, at, at + length, new byte[0]);
                case 3 -> bytes = joined(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
                case 4 -> bytes = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : bytes;
                default -> Arrays.fill(bytes, at, at + length, (byte) 0);
            }
        }
        return bytes;
    }

    private static byte[] joined(byte[] bytes, int to, int from, byte[] between) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, to);
        out.writeBytes(between);
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }
}
