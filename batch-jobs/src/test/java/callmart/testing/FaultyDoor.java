package callmart.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A door in front of a server on the loopback address, through which clients speak to it: as it is told, slowly, not at all, or until
something happens. */
public final class FaultyDoor implements AutoCloseable {

    private static final int CHUNK = 8192;

    private final ServerSocket socket;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong passed = new AtomicLong();
    private volatile long pause;
    private volatile boolean shut;
    private volatile long moment = Long.MAX_VALUE;
    private volatile Runnable deed = () -> { };

    /** @param target port of the server */
    public FaultyDoor(int target) {
        this.target = target;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        begin(this::serve);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Bytes that went through, both ways. */
    public long passed() {
        return passed.get();
    }

    /** Before so many further bytes have gone through, once, this happens; the bytes wait for it. */
    public void after(long bytes, Runnable what) {
        deed = what;
        moment = passed.get() + bytes;
    }

    /** Each chunk waits. */
    public void slow(long millis) {
        pause = millis;
    }

    /** All connections break; whoever comes is let in again. */
    public void breakAll() {
        open.forEach(FaultyDoor::end);
    }

    /** All connections break and none is let in. */
    public void shut() {
        shut = true;
        breakAll();
    }

    /** As it was at the beginning. */
    public void behave() {
        shut = false;
        pause = 0;
        moment = Long.MAX_VALUE;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                if (shut) {
                    end(client);
                } else {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                    open.add(client);
                    open.add(server);
                    begin(() -> pass(client, server));
                    begin(() -> pass(server, client));
                }
            } catch (IOException e) {
                breakAll();
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                happens(passed.addAndGet(read));
                TimeUnit.MILLISECONDS.sleep(pause);
                out.write(chunk, 0, read);
            }
        } catch (IOException e) {
            // One of the two has gone: so does the other.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(from);
            end(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private synchronized void happens(long bytes) {
        if (bytes >= moment) {
            moment = Long.MAX_VALUE;
            deed.run();
        }
    }

    private static void begin(Runnable work) {
        Thread thread = new Thread(work, "faulty-door");
        thread.setDaemon(true);
        thread.start();
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        breakAll();
    }
}
