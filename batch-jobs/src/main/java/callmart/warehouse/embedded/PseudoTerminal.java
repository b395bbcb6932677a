package callmart.warehouse.embedded;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A terminal of which the engine's process holds both ends: it types, and the engine reads. The engine takes a broken
 * connection for the end of the world unless it believes that somebody sits in front of it.
 * Decision 142.
 */
final class PseudoTerminal {

    private static final int READ_AND_WRITE = 2;
    private static final int NOT_CONTROLLING = Platform.isMac() ? 0x20000 : 0x100;
    private static final int STANDARD_INPUT = 0;

    private final Calls calls;
    private final int typing;

    private PseudoTerminal(Calls calls, int typing) {
        this.calls = calls;
        this.typing = typing;
    }

    /** The C library's calls around terminals and folders. */
    public interface Calls extends Library {
        int setsid();

        int posix_openpt(int flags);

        int grantpt(int descriptor);

        int unlockpt(int descriptor);

        String ptsname(int descriptor);

        int open(String path, int flags);

        int dup2(int from, int to);

        long write(int descriptor, byte[] bytes, long length);

        int chdir(String path);
    }

    /** Leaves the starter's terminal and makes a new one the standard input of this process. */
    static PseudoTerminal asStandardInput() throws IOException {
        Calls calls = Native.load(Platform.C_LIBRARY_NAME, Calls.class);
        calls.setsid();
        int typing = calls.posix_openpt(READ_AND_WRITE | NOT_CONTROLLING);
        if (typing < 0 || calls.grantpt(typing) != 0 || calls.unlockpt(typing) != 0) {
            throw new IOException("The system has no pseudo-terminal to give: error " + Native.getLastError()
                    + ". Check that /dev/pts is there and kernel.pty.max is not reached");
        }
        String name = calls.ptsname(typing);
        int reading = calls.open(name, READ_AND_WRITE | NOT_CONTROLLING);
        if (reading < 0 || calls.dup2(reading, STANDARD_INPUT) < 0) {
            throw new IOException("Cannot open the pseudo-terminal " + name + ": error " + Native.getLastError());
        }
        return new PseudoTerminal(calls, typing);
    }

    /** Types a line and the return key. */
    void type(String line) {
        byte[] bytes = (line + "\r").getBytes(StandardCharsets.US_ASCII);
        calls.write(typing, bytes, bytes.length);
    }

    /**
     * Takes the ground from under relative paths: the process works in a folder that is no more. The engine's function
     * {@code file()} asks for the working folder before it opens anything, and fails for everybody.
     */
    void leaveNoWorkingFolder(Path below) throws IOException {
        Path folder = Files.createTempDirectory(below, "gone");
        try {
            if (calls.chdir(folder.toString()) != 0) {
                throw new IOException("Cannot change into " + folder + ": error " + Native.getLastError());
            }
        } finally {
            Files.delete(folder);
        }
    }

    /** Makes a working folder that is there: the engine cannot end without one. */
    void standInRoot() {
        calls.chdir("/");
    }
}
