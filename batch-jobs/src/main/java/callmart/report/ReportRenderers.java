package callmart.report;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The renderers by format: the one entry for whoever wants a file. */
public final class ReportRenderers {

    /** Of more rows, one format after the other is made. */
    private static final int MOST_ROWS = 20_000;

    private final Map<Format, ReportRenderer> byFormat = new EnumMap<>(Format.class);

    public ReportRenderers(List<ReportRenderer> renderers) {
        renderers.forEach(renderer -> byFormat.put(renderer.format(), renderer));
    }

    /** @throws IllegalArgumentException when no renderer makes the format */
    public byte[] render(ReportDocument document, Format format) {
        return renderer(format).render(document);
    }

    /**
     * Several formats side by side, each in a thread of its own, of long lists one after the other to spare memory; the bytes are those
     * of {@link #render(ReportDocument, Format)}.
     *
     * @return the formats in the order given
     * @throws IllegalArgumentException when no renderer makes one of the formats
     * @throws RenderingException of the first format that failed, when all have ended
     */
    public Map<Format, byte[]> render(ReportDocument document, List<Format> formats) {
        Map<Format, FutureTask<byte[]>> tasks = new LinkedHashMap<>();
        for (Format format : formats) {
            ReportRenderer renderer = renderer(format);
            tasks.put(format, new FutureTask<>(() -> renderer.render(document)));
        }
        if (document.tables().stream().mapToInt(table -> table.rows().size()).sum() > MOST_ROWS) {
            tasks.values().forEach(FutureTask::run);
        }
        List<Thread> threads = tasks.entrySet().stream().skip(1).map(task -> new Thread(task.getValue(), "render-" + task.getKey())).toList();
        threads.forEach(Thread::start);
        tasks.values().stream().limit(1).forEach(FutureTask::run);
        threads.forEach(ReportRenderers::join);
        Map<Format, byte[]> rendered = new LinkedHashMap<>();
        tasks.forEach((format, task) -> rendered.put(format, result(task)));
        return rendered;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a report was rendered", e);
        }
    }

    private static byte[] result(FutureTask<byte[]> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a report was rendered", e);
        }
    }

    private ReportRenderer renderer(Format format) {
        ReportRenderer renderer = byFormat.get(format);
        if (renderer == null) {
            throw new IllegalArgumentException("no renderer makes " + format + "; there are " + byFormat.keySet());
        }
        return renderer;
    }
}
