package callmart.warehouse.embedded;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the thread that runs the engine, and every thread that it starts, may still open and reach: Linux's Landlock. Where there
 * is none the engine runs unconfined, which its record says.
 *
 * <p>A file that was open before stays open. Nothing here can be undone by the confined threads.
 */
final class Confinement {

    private static final int CREATE_RULESET = 444;
    private static final int ADD_RULE = 445;
    private static final int RESTRICT_SELF = 446;
    private static final int ASK_FOR_VERSION = 1;
    private static final int PATH_BENEATH = 1;
    private static final int NO_NEW_PRIVILEGES = 38;
    private static final int PATH_ONLY = 0x200000 | 0x80000;
    /** From this version on a file may be linked into another folder, as the swap of a partition does. */
    private static final int LINKS = 2;
    private static final int TRUNCATION = 3;
    private static final int NETWORK = 4;
    private static final int NET_PORT = 2;
    private static final int BYTES_OF_RULE = 12;

    private static final long EXECUTE = 1;
    private static final long WRITE_FILE = 1 << 1;
    private static final long READ_FILE = 1 << 2;
    private static final long READ_FOLDER = 1 << 3;
    private static final long REMOVE_FILE = 1 << 5;
    private static final long MAKE_FILE = 1 << 8;
    private static final long LINK = 1 << 13;
    private static final long TRUNCATE = 1 << 14;
    private static final long CONNECT_TCP = 1 << 1;
    private static final long OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE;

    private final Calls calls;
    private final long handled;
    private final int rules;

    private Confinement(Calls calls, long handled, int rules) {
        this.calls = calls;
        this.handled = handled;
        this.rules = rules;
    }

    /** The C library's way to system calls that it has no names for. */
    public interface Calls extends Library {
        NativeLong syscall(NativeLong number, Object... arguments);

        int prctl(int option, Object... arguments);

        int open(String path, int flags);

        int close(int descriptor);
    }

    /** Whether the confined threads can open no connection; files are kept from them in any case. */
    static boolean keepsFromOtherHosts() {
        return version() >= NETWORK;
    }

    /** Negative where there is none. */
    private static int version() {
        return Platform.isLinux() ? call(Native.load(Platform.C_LIBRARY_NAME, Calls.class), CREATE_RULESET, Pointer.NULL,
                new NativeLong(0), ASK_FOR_VERSION) : -1;
    }

    /** Null where the kernel has no Landlock, or one too old for what the engine does. */
    static Confinement prepare() {
        int version = version();
        if (version < LINKS) {
            return null;
        }
        Calls calls = Native.load(Platform.C_LIBRARY_NAME, Calls.class);
        long handled = version >= TRUNCATION ? (TRUNCATE << 1) - 1 : TRUNCATE - 1;
        Memory attributes = new Memory(2L * Long.BYTES);
        attributes.setLong(0, handled);
        attributes.setLong(Long.BYTES, CONNECT_TCP);
        long size = version >= NETWORK ? 2L * Long.BYTES : Long.BYTES;
        int rules = call(calls, CREATE_RULESET, attributes, new NativeLong(size), 0);
        return rules < 0 ? null : new Confinement(calls, handled, rules);
    }

    /** Files, or everything below folders, that may be read; what does not exist is left out. */
    Confinement read(Path... places) throws IOException {
        for (Path place : places) {
            allow(place, READ_FILE | READ_FOLDER | EXECUTE);
        }
        return this;
    }

    /** A folder below which everything may be done. */
    Confinement own(Path folder) throws IOException {
        allow(folder, handled);
        return this;
    }

    /** A folder in which files may be written, made, renamed and removed, but not read; or a file that may be written. */
    Confinement write(Path place) throws IOException {
        allow(place, WRITE_FILE | MAKE_FILE | REMOVE_FILE | LINK | TRUNCATE);
        return this;
    }

    private void allow(Path place, long access) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        int descriptor = calls.open(place.toString(), PATH_ONLY);
        Memory rule = new Memory(BYTES_OF_RULE);
        rule.setLong(0, access & handled & (Files.isDirectory(place) ? handled : OF_FILES));
        rule.setInt(Long.BYTES, descriptor);
        int outcome = descriptor < 0 ? descriptor : call(calls, ADD_RULE, rules, PATH_BENEATH, rule, 0);
        int error = Native.getLastError();
        calls.close(descriptor);
        if (outcome != 0) {
            throw new IOException("Cannot name " + place + " to Landlock: error " + error);
        }
    }

    /** A port of any host that may be called; where the kernel keeps from none, nothing. */
    Confinement connect(int port) throws IOException {
        if (keepsFromOtherHosts()) {
            Memory rule = new Memory(2L * Long.BYTES);
            rule.setLong(0, CONNECT_TCP);
            rule.setLong(Long.BYTES, port);
            if (call(calls, ADD_RULE, rules, NET_PORT, rule, 0) != 0) {
                throw new IOException("Cannot name port " + port + " to Landlock: error " + Native.getLastError());
            }
        }
        return this;
    }

    /** Holds from now on for the calling thread and the threads it starts. */
    void enter() throws IOException {
        if (calls.prctl(NO_NEW_PRIVILEGES, new NativeLong(1), new NativeLong(0), new NativeLong(0), new NativeLong(0)) != 0
                || call(calls, RESTRICT_SELF, rules, 0) != 0) {
            throw new IOException("Landlock refuses the engine's rules: error " + Native.getLastError());
        }
        calls.close(rules);
    }

    private static int call(Calls calls, int number, Object... arguments) {
        return calls.syscall(new NativeLong(number), arguments).intValue();
    }
}
