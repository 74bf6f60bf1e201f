package descent.control;

import descent.plot.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A slider over numbers, on a linear or a logarithmic scale; see {@link Input#slider}. */
public final class Slider extends Input<Double> {
    private static final int FEW = 5;
    private static final double STEPS = 100;
    private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_EVEN);

    private final double least;
    private final double most;
    private final BigDecimal step; // null: logarithmic

    private Slider(
            String name,
            double least,
            double most,
            double initial,
            BigDecimal step,
            List<Double> few) {
        super(name, initial, few);
        this.least = least;
        this.most = most;
        this.step = step;
    }

    static Slider linear(String name, double least, double most, double initial) {
        BigDecimal step = step(least, most, initial);
        List<Double> few = new ArrayList<>();
        for (int k = 0; k < FEW; k++) {
            few.add(onGrid(least + (most - least) * k / (FEW - 1), least, most, step));
        }
        return new Slider(name, least, most, initial, step, with(initial, few));
    }

    static Slider logarithmic(String name, double least, double most, double initial) {
        List<Double> few = new ArrayList<>();
        for (int k = 0; k < FEW; k++) {
            few.add(rounded(least * Math.pow(most / least, k / (FEW - 1.0)), least, most));
        }
        return new Slider(name, least, most, initial, null, with(initial, few));
    }

    /**
     * The same slider, of which the static series shows other values.
     *
     * @param values the values, in the order in which they are shown
     * @return the slider
     * @throws IllegalArgumentException if one lies outside of the range or there is none
     */
    public Slider at(double... values) {
        List<Double> few = Arrays.stream(values).boxed().toList();
        if (few.isEmpty()) {
            throw new IllegalArgumentException(Control.SAY.get("noValue", name()));
        }
        for (double value : values) {
            if (!(least <= value && value <= most)) {
                throw new IllegalArgumentException(
                        Control.SAY.get("order", name(), least, value, most));
            }
        }
        return new Slider(name(), least, most, initial(), step, few);
    }

    /**
     * Values in order, of which the one nearest to a given one is replaced by it; the ends stay.
     */
    static List<Double> with(double value, List<Double> places) {
        if (places.contains(value)) {
            return places;
        }
        List<Double> result = new ArrayList<>(places);
        if (places.size() < 3) {
            result.add(1, value);
            return List.copyOf(result);
        }
        int at = 1;
        for (int k = 2; k < places.size() - 1; k++) {
            if (Math.abs(places.get(k) - value) < Math.abs(places.get(at) - value)) {
                at = k;
            }
        }
        result.set(at, value);
        return List.copyOf(result);
    }

    /** 1, 2 or 5 times a power of ten, at most a hundredth of the range; it meets the start. */
    private static BigDecimal step(double least, double most, double initial) {
        int power = (int) Math.floor(Math.log10((most - least) / STEPS * (1 + 1e-12)));
        BigDecimal way = new BigDecimal(repr(initial)).subtract(new BigDecimal(repr(least)));
        BigDecimal coarse = null;
        for (int down = 0; down < 4; down++) {
            for (int digit : new int[] {5, 2, 1}) {
                BigDecimal step = BigDecimal.valueOf(digit, -(power - down));
                if (step.doubleValue() > (most - least) / STEPS * (1 + 1e-12)) {
                    continue;
                }
                coarse = coarse == null ? step : coarse;
                if (way.remainder(step).signum() == 0) {
                    return step;
                }
            }
        }
        return coarse;
    }

    private static String repr(double value) {
        return Double.toString(value);
    }

    private static double onGrid(double value, double least, double most, BigDecimal step) {
        BigDecimal start = new BigDecimal(repr(least));
        BigDecimal k =
                new BigDecimal(value).subtract(start).divide(step, 0, RoundingMode.HALF_EVEN);
        double result = start.add(k.multiply(step)).doubleValue();
        return Math.max(least, Math.min(most, result));
    }

    private static double rounded(double value, double least, double most) {
        return Math.max(least, Math.min(most, new BigDecimal(value).round(THREE).doubleValue()));
    }

    private int decimals() {
        int ofStart = new BigDecimal(repr(least)).stripTrailingZeros().scale();
        return Math.max(0, Math.max(ofStart, step.stripTrailingZeros().scale()));
    }

    @Override
    String words(Object value) {
        return label() + " = " + Numbers.text((Double) value);
    }

    @Override
    Widget widget() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("value", initial());
        if (step == null) {
            state.put("base", 10.0);
            state.put("min", Math.log10(least));
            state.put("max", Math.log10(most));
            state.put("step", Math.log10(most / least) / STEPS);
            state.put("readout_format", ".3g");
            return new Widget("FloatLogSlider", label(), state);
        }
        state.put("min", least);
        state.put("max", most);
        state.put("step", step.doubleValue());
        state.put("readout_format", "." + decimals() + "f");
        return new Widget("FloatSlider", label(), state);
    }

    /** What the page sends carries the noise of its own arithmetic; the number shown is meant. */
    @Override
    Double after(Map<String, Object> change, Double before) {
        if (!(change.get("value") instanceof Number number)) {
            return before;
        }
        double value = number.doubleValue();
        return step == null ? rounded(value, least, most) : onGrid(value, least, most, step);
    }
}
