package callmart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    @Test
    void results_come_in_the_order_of_the_items() {
        List<Integer> items = IntStream.range(0, 500).boxed().toList();

        assertThat(SideBySide.map(items, item -> item * 2)).isEqualTo(items.stream().map(item -> item * 2).toList());
        assertThat(SideBySide.map(List.<Integer>of(), item -> item)).isEmpty();
    }

    @Test
    void the_first_failure_is_thrown_once_nothing_is_at_work_any_more() {
        CountDownLatch failed = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();

        assertThatThrownBy(() -> SideBySide.map(IntStream.range(0, 500).boxed().toList(), item -> {
            begun.incrementAndGet();
            try {
                if (item == 0) {
                    failed.countDown();
                    throw new WarehouseException("Query failed", "here", "why", "do this");
                }
                failed.await();
                return item;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                ended.incrementAndGet();
            }
        })).isInstanceOf(WarehouseException.class).hasMessageContaining("Query failed");

        assertThat(ended.get()).isEqualTo(begun.get());
    }
}
