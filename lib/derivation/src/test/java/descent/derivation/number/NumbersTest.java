package descent.derivation.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NumbersTest {
    private static Exact q(long n, long d) {
        return Exact.of(n, d);
    }

    private static Exact ln(int n) {
        return Exact.log(BigFraction.ONE, n);
    }

    @Test
    void logarithmsOfFractionsAreExact() {
        // ln(50/457) = ln 2 + 2 ln 5 - ln 457
        assertEquals(ln(2).add(ln(5).multiply(2)).subtract(ln(457)), q(50, 457).log());
        assertEquals(-2.212660385466, q(50, 457).log().doubleValue(), 1e-12); // reading.md 3.5
        assertEquals("ln 2 + 2 ln 5 - ln 457", q(50, 457).log().toString());
        assertEquals(q(50, 457), q(50, 457).log().exp());
        assertEquals(q(3, 1), q(8, 1).log().divide(ln(2)));
        assertEquals(Exact.NUMBERS.getZero(), q(1, 1).log());
        assertEquals(ln(4), ln(2).multiply(2));
    }

    @Test
    void whatLeavesTheField() {
        assertThrows(OutOfField.class, () -> q(2, 1).sqrt());
        assertEquals(q(2, 3), q(4, 9).sqrt());
        assertThrows(OutOfField.class, () -> q(1, 1).exp());
        assertThrows(OutOfField.class, () -> ln(2).multiply(ln(3)));
        assertThrows(OutOfField.class, () -> ln(3).divide(ln(2)));
        assertThrows(OutOfField.class, () -> Exact.log(new BigFraction(1, 2), 2).exp());
        assertThrows(Undefined.class, () -> q(0, 1).log());
        assertThrows(Undefined.class, () -> q(-2, 1).log());
        assertThrows(Undefined.class, () -> q(0, 1).reciprocal());
        assertThrows(Undefined.class, () -> ln(3).divide(q(0, 1)));
    }

    @Property(tries = 300, seed = "20260101")
    void exactIsAField(
            @ForAll @IntRange(min = -40, max = 40) int a,
            @ForAll @IntRange(min = 1, max = 40) int b,
            @ForAll @IntRange(min = -40, max = 40) int c,
            @ForAll @IntRange(min = 1, max = 40) int d) {
        Exact x = q(a, b).add(ln(b));
        Exact y = q(c, d);
        assertEquals(x, x.add(y).subtract(y));
        assertEquals(x.doubleValue() * y.doubleValue(), x.multiply(y).doubleValue(), 1e-9);
        if (c != 0) {
            assertEquals(x, x.multiply(y).divide(y));
        }
        assertEquals(q(b, d), q(b, d).log().exp());
        assertEquals(x.negate(), x.multiply(-1));
    }

    @Property(tries = 300, seed = "20260101")
    void residuesAgreeWithBigIntegers(@ForAll long a, @ForAll long b) {
        BigInteger p = BigInteger.valueOf(Residue.P);
        assertTrue(p.isProbablePrime(50));
        Residue.Trial trial = new Residue.Trial(1);
        Residue x = trial.of(new BigFraction(BigInteger.valueOf(a)));
        Residue y = trial.of(new BigFraction(BigInteger.valueOf(b)));
        BigInteger product = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
        assertTrue(x.multiply(y).agrees(trial.of(new BigFraction(product))));
        assertTrue(
                x.add(y)
                        .agrees(
                                trial.of(
                                        new BigFraction(
                                                BigInteger.valueOf(a)
                                                        .add(BigInteger.valueOf(b))))));
        if (!BigInteger.valueOf(b).mod(p).equals(BigInteger.ZERO)) {
            assertTrue(x.divide(y).multiply(y).agrees(x));
        }
    }

    @Test
    void exponentialsInThePrimeField() {
        Residue.Trial trial = new Residue.Trial(3);
        Residue w = trial.variable();
        Residue u = trial.variable();
        assertTrue(w.add(u).exp().agrees(w.exp().multiply(u.exp())));
        assertTrue(w.multiply(3).exp().agrees(w.exp().power(3)));
        assertTrue(w.negate().exp().agrees(w.exp().reciprocal()));
        assertFalse(w.exp().agrees(w), "e^w is independent of w");
        Residue one = trial.getOne();
        assertTrue(one.add(w.exp()).log().exp().agrees(one.add(w.exp())));
        assertThrows(OutOfField.class, () -> w.log().agrees(w.log()), "a logarithm has no value");
        assertThrows(OutOfField.class, () -> w.sqrt().agrees(w.sqrt()));
        assertThrows(
                OutOfField.class,
                () -> w.multiply(w).exp().agrees(w),
                "e^(w²) is no rational function");
        assertTrue(w.multiply(u).add(w).degree() >= 2);
        assertTrue(w.exp().power(7).degree() >= 7);
    }

    @Test
    @Tag("R8")
    void duals() {
        Dual<Exact> x = Dual.variable(q(3, 1));
        assertEquals(q(27, 1), x.power(3).slope());
        assertEquals(q(-1, 9), x.reciprocal().slope());
        assertEquals(q(1, 3), x.log().slope());
        Dual<Exact> e = Dual.variable(ln(5)).exp();
        assertEquals(q(5, 1), e.slope());
        Dual<Exact> four = Dual.variable(q(4, 1)).sqrt();
        assertEquals(q(1, 4), four.slope());
        Dual<Exact> constant = Dual.constant(ln(2)).multiply(Dual.constant(q(2, 1)));
        assertTrue(constant.slope().isZero());
        Dual<Dual<Exact>> second = Dual.variable(Dual.variable(q(2, 1))).power(4);
        assertEquals(q(48, 1), second.slope().slope()); // 12 x² at 2
    }

    @Test
    void doublesKnowTheirError() {
        Approx third = Approx.NUMBERS.of(new BigFraction(1, 3));
        Approx sum = Approx.NUMBERS.getZero();
        for (int k = 0; k < 300; k++) {
            sum = sum.add(third);
        }
        assertTrue(sum.agrees(Approx.NUMBERS.of(new BigFraction(100))));
        assertFalse(
                sum.agrees(
                        Approx.NUMBERS.of(
                                new BigFraction(100).add(new BigFraction(1, 1_000_000_000)))));
        Approx zero = third.multiply(3).subtract(Approx.NUMBERS.getOne());
        assertThrows(Undefined.class, zero::reciprocal, "indistinguishable from 1/0");
        assertTrue(
                Approx.NUMBERS
                        .of(new BigFraction(2))
                        .sqrt()
                        .power(2)
                        .agrees(Approx.NUMBERS.of(new BigFraction(2))));
        assertThrows(OutOfField.class, () -> Approx.NUMBERS.of(new BigFraction(10_000)).exp());
    }

    @Test
    void degreesOfSumsAndProductsAdd() {
        Residue.Trial trial = new Residue.Trial(3);
        Residue x = trial.variable();
        Residue y = trial.variable();
        assertEquals(2, x.reciprocal().add(y.reciprocal()).degree(), "1/x + 1/y is (x + y)/(x y)");
        assertEquals(2, x.multiply(y).degree());
        assertEquals(5, x.multiply(y).add(x.multiply(x).multiply(y)).degree());
    }
}
