package descent.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.text.Language;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A control on a page, the page being played by the test. */
class PanelTest {
    /** A page that notes what it is told. */
    private static final class Page implements Wire {
        final Map<String, Map<String, Object>> models = new LinkedHashMap<>();
        final Map<String, Consumer<Map<String, Object>>> listeners = new LinkedHashMap<>();
        final Semaphore updates = new Semaphore(0);

        @Override
        public synchronized String open(
                Map<String, Object> state, Consumer<Map<String, Object>> received) {
            String id = "m" + models.size();
            models.put(id, new LinkedHashMap<>(state));
            listeners.put(id, received);
            return id;
        }

        @Override
        public synchronized void update(String id, Map<String, Object> change) {
            models.get(id).putAll(change);
            updates.release();
        }

        @Override
        public synchronized void close(String id) {
            models.remove(id);
        }

        private synchronized List<String> ids(String name) {
            return models.keySet().stream()
                    .filter(id -> name.equals(models.get(id).get("_model_name")))
                    .toList();
        }

        void say(String name, String key, Object value) {
            listeners.get(ids(name).get(0)).accept(Map.of(key, value));
        }

        /** The message and the output, after both were told. */
        String[] told() throws InterruptedException {
            assertTrue(updates.tryAcquire(2, 20, TimeUnit.SECONDS));
            synchronized (this) {
                return ids("HTMLMathModel").stream()
                        .map(id -> (String) models.get(id).get("value"))
                        .toArray(String[]::new);
            }
        }
    }

    private final Page page = new Page();

    @BeforeEach
    void english() {
        Language.use(Language.EN);
    }

    @AfterEach
    void languageOfTheMachine() {
        Language.use(null);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void everyModelRefersToModelsThatWereOpenedBefore() {
        Panel panel =
                new Panel(
                        Controls.of(
                                Input.slider("η", 0, 1, 0.5),
                                Input.button("again"),
                                (eta, n) -> eta + " " + n),
                        page);
        List<String> before = new ArrayList<>();
        page.models.forEach(
                (id, state) -> {
                    String text = state.toString();
                    for (String reference : text.split("IPY_MODEL_")) {
                        if (reference.matches("m\\d+\\b.*") && text.contains("IPY_MODEL_")) {
                            String name = reference.replaceAll("(m\\d+).*", "$1");
                            assertTrue(before.contains(name), id + " names " + name);
                        }
                    }
                    before.add(id);
                });
        Map<String, Object> box = page.models.get(panel.view());
        assertEquals("VBoxView", box.get("_view_name"));
        assertEquals(4, ((List<?>) box.get("children")).size());
        panel.close();
        assertTrue(page.models.isEmpty(), "closing leaves nothing behind");
    }

    @Test
    void aMoveChangesTheOutput() throws InterruptedException {
        new Panel(
                Controls.of(
                        Input.intSlider("k", 0, 9, 1),
                        Input.choice("rule", List.of("GD", "Adam")),
                        (k, rule) -> rule + " " + k),
                page);
        page.say("IntSliderModel", "value", 7.0);
        assertTrue(page.told()[1].contains("GD 7"));
        page.say("DropdownModel", "index", 1.0);
        assertTrue(page.told()[1].contains("Adam 7"));
        page.say("DropdownModel", "index", 1.0); // the same again: nothing to do
        page.say("IntSliderModel", "value", 3.0);
        assertTrue(page.told()[1].contains("Adam 3"));
        assertEquals(0, page.updates.availablePermits());
    }

    @Test
    void theNewestValueWinsAndNothingOverlaps() throws InterruptedException {
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger inside = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        new Panel(
                Controls.intSlider(
                        "k",
                        0,
                        99,
                        0,
                        k -> {
                            assertEquals(1, inside.incrementAndGet());
                            seen.add(k);
                            if (k == 1) {
                                begun.countDown();
                                await(goOn);
                            }
                            inside.decrementAndGet();
                            return k;
                        }),
                page);
        page.say("IntSliderModel", "value", 1.0);
        await(begun);
        for (int k = 2; k < 60; k++) {
            page.say("IntSliderModel", "value", (double) k);
        }
        goOn.countDown();
        page.told();
        assertTrue(page.told()[1].contains("59"));
        assertEquals(List.of(0, 1, 59), seen);
    }

    @Test
    void whateverIsThrownStandsBelowTheControlAndTheNextValueWorks() throws InterruptedException {
        new Panel(
                Controls.intSlider(
                        "k",
                        0,
                        9,
                        0,
                        k -> {
                            if (k == 1) {
                                throw new IllegalStateException("no <such> value");
                            } else if (k == 2) {
                                throw new StackOverflowError();
                            }
                            return "value " + k;
                        }),
                page);
        page.say("IntSliderModel", "value", 1.0);
        String[] told = page.told();
        assertTrue(told[0].contains("role=\"alert\"") && told[0].contains("no &lt;such&gt; value"));
        assertTrue(told[1].contains("opacity") && told[1].contains("value 0"));
        page.say("IntSliderModel", "value", 2.0);
        assertTrue(page.told()[0].contains("StackOverflowError"));
        Language.use(Language.KO);
        page.say("IntSliderModel", "value", 1.0);
        assertTrue(page.told()[0].contains("결과를 얻지 못했습니다"));
        page.say("IntSliderModel", "value", 3.0);
        told = page.told();
        assertEquals("", told[0]);
        assertTrue(told[1].contains("value 3") && !told[1].contains("opacity"));
    }

    @Test
    void aButtonCounts() throws InterruptedException {
        new Panel(Controls.button("again", n -> "pressed " + n), page);
        page.say("ButtonModel", "event", "click");
        assertTrue(page.told()[1].contains("pressed 1"));
        page.say("ButtonModel", "event", "click");
        assertTrue(page.told()[1].contains("pressed 2"));
    }

    @Test
    void aLongOneIsInterruptedWhenANewerValueWaitsAndAClosedOneStops() throws InterruptedException {
        Latest worker = new Latest(0);
        CountDownLatch begun = new CountDownLatch(2);
        AtomicInteger stopped = new AtomicInteger();
        Panel panel =
                new Panel(
                        Controls.intSlider(
                                "k",
                                0,
                                9,
                                0,
                                k -> {
                                    if (k == 0 || k == 5) {
                                        return k;
                                    }
                                    begun.countDown();
                                    try {
                                        while (true) {
                                            Thread.sleep(1);
                                            descent.text.Require.notInterrupted();
                                        }
                                    } catch (InterruptedException interrupted) {
                                        stopped.incrementAndGet();
                                        throw new java.util.concurrent.CancellationException();
                                    }
                                }),
                        page,
                        worker);
        page.say("IntSliderModel", "value", 1.0);
        while (begun.getCount() == 2) {
            Thread.onSpinWait();
        }
        page.say("IntSliderModel", "value", 5.0);
        assertTrue(page.told()[1].contains("5"), "the interrupted one told nothing");
        page.say("IntSliderModel", "value", 2.0);
        await(begun);
        panel.close();
        CountDownLatch free = new CountDownLatch(1);
        worker.run("another", free::countDown);
        await(free); // the worker is not held by a control that is gone
        assertFalse(Thread.currentThread().isInterrupted());
    }
}
