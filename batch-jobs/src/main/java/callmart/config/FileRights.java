package callmart.config;

import com.sun.jna.Function;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Who may read what the product writes, whatever the umask that it was started with. Decision 306. */
public final class FileRights {

    /** The owner writes, the group reads, others do not. */
    public static final int USUAL = 0640;

    private static final int EVERYTHING = 0777;
    private static final int READ = 0444;
    private static final int OCTAL = 8;

    private FileRights() {
    }

    /** @throws IllegalArgumentException unless the owner reads and writes, and the others no more than that */
    public static int parse(String text) {
        if (!text.matches("0?6[046][046]")) {
            throw new IllegalArgumentException("expected rights of files such as '0640' (the group reads) or '0600' (nobody else), found '"
                    + text + "'");
        }
        return Integer.parseInt(text, OCTAL);
    }

    /**
     * From now on files of this process get these rights; folders may be entered by those who read.
     *
     * @return the mask before
     */
    public static int apply(int rights) {
        return mask(EVERYTHING & ~(rights | (rights & READ) >> 2));
    }

    static int mask(int mask) {
        return Function.getFunction("c", "umask").invokeInt(new Object[]{mask});
    }

    /** Makes a folder, or one that is there, its owner's alone, whatever is configured. */
    public static Path privately(Path folder) throws IOException {
        Files.createDirectories(folder);
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
}
