package descent.derivation.tex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.derivation.model.Model;
import descent.derivation.tex.Expr.Apply;
import descent.derivation.tex.Expr.Big;
import descent.derivation.tex.Expr.Binary;
import descent.derivation.tex.Expr.Bits;
import descent.derivation.tex.Expr.Call;
import descent.derivation.tex.Expr.Diff;
import descent.derivation.tex.Expr.Mean;
import descent.derivation.tex.Expr.Neg;
import descent.derivation.tex.Expr.Num;
import descent.derivation.tex.Expr.Sym;
import descent.text.Language;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TexTest {
    private static final Sym H_1 = new Sym("h", List.of(Expr.num(1)));
    private static final Signature RBM = Model.named("rbm", "notes").signature();

    @BeforeEach
    void english() {
        Language.use(Language.EN);
    }

    /** Generated formulas, printed and read again, are the same. */
    @Property(tries = 600, seed = "20260101")
    void printedAndReadAgain(@ForAll("formulas") Expr e) {
        Assume.that(Tex.fits(e.toString()));
        assertEquals(e, Tex.expr(e.toString(), RBM), e::toString);
    }

    @Provide
    Arbitrary<Expr> formulas() {
        return Arbitraries.lazyOf(
                this::leaves,
                this::leaves,
                () -> formulas().map(TexTest::negative),
                () ->
                        Combinators.combine(
                                        Arbitraries.of(Op.PLUS, Op.MINUS, Op.TIMES, Op.OVER),
                                        formulas(),
                                        formulas())
                                .as((op, a, b) -> new Binary(op, a, b)),
                () -> formulas().map(a -> new Binary(Op.POWER, a, Expr.num(2))),
                () -> Combinators.combine(Arbitraries.of(Fn.values()), formulas()).as(Apply::new),
                () -> formulas().map(a -> new Big(false, List.of("h'"), null, null, a)),
                () ->
                        formulas()
                                .map(
                                        a ->
                                                new Big(
                                                        true,
                                                        List.of("i"),
                                                        Expr.num(1),
                                                        Expr.sym("D"),
                                                        a)),
                () -> formulas().map(a -> new Big(false, List.of("i"), null, Expr.sym("D"), a)),
                () -> formulas().map(a -> new Bits(true, H_1, a)),
                () -> formulas().map(a -> new Diff(Expr.sym("theta"), a)),
                () -> formulas().map(a -> new Mean(List.of(), a, List.of(Expr.sym("v")))));
    }

    private static Expr negative(Expr e) {
        return new Neg(e);
    }

    private Arbitrary<Expr> leaves() {
        return Arbitraries.of(
                Expr.num(0),
                Expr.num(7),
                new Num(new BigFraction(12)),
                Expr.sym("Z"),
                Expr.sym("e'"),
                Expr.sym("eta"),
                new Sym("w", List.of(Expr.sym("i"), Expr.sym("j"))),
                new Sym("v'", List.of(Expr.num(2))),
                new Call(Expr.sym("P"), List.of(Expr.sym("h")), List.of(Expr.sym("v"))),
                new Call(Expr.sym("E"), List.of(Expr.sym("v"), Expr.sym("h'")), List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "w_{11}; w_{1,1}",
                "w_{i1} h_1; w_{i,1} \\cdot h_{1}",
                "2Z; 2 \\cdot Z",
                "\\sum_h P(v,h) + 1; \\sum_{h} P(v, h) + 1",
                "\\sum_h S Z; \\sum_{h} S \\cdot Z",
                "-S^2; -S^{2}",
                "e^{-E}; e^{-E}",
                "∂Z^{-1}; \\frac{\\partial}{\\partial \\theta}\\left(Z^{-1}\\right)",
                "\\frac{\\partial Z}{\\partial w_{12}}; \\frac{\\partial}{\\partial w_{1,2}}\\left(Z\\right)",
                "\\nabla_\\theta \\log P(v); \\frac{\\partial}{\\partial \\theta}\\left(\\log\\left(P(v)\\right)\\right)",
                "Z(\\theta); Z(\\theta)",
                "Z(S + 1); Z \\cdot \\left(S + 1\\right)",
                "p(v); P(v)",
                "S/Z \\cdot 2; \\frac{S}{Z} \\cdot 2",
                "E\\left[h_j \\mid v\\right]; \\mathbb{E}\\left[h_{j} \\mid v\\right]",
                "\\log(Z) S; \\log\\left(Z\\right) \\cdot S",
                "\\varepsilon; ?"
            })
    void readsAs(String tex, String meant) {
        if (meant.equals("?")) {
            assertThrows(SyntaxProblem.class, () -> Tex.expr(tex, RBM));
        } else {
            assertEquals(meant, Tex.expr(tex, RBM).toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\\log Z S; 8; how far",
                "\\partial S Z; 12; how far",
                "\\frac{\\partial}{\\partial\\theta} E(v,h) P(h|v); 40; how far",
                "1/Z S; 5; below the slash",
                "\\frac{1}{Z; 11; too early",
                "\\sum P(v,h); 1; what runs",
                "\\sum_{h+1} h_1; 7; cannot run",
                "Q + 1; 1; no meaning",
                "Z + \\foo; 5; the sign",
                "\\phi; 1; no meaning",
                "x^12; 2; first digit",
                "w_11; 2; first digit",
                "(S, Z); 1; more than one formula",
                "\\operatorname{argmax} Z; 1; cannot be checked",
                "\\frac{\\partial}{\\partial (S+Z)} Z; 26; one variable",
                "S^\\top; 1; transposed",
                "S ) Z; 3; does not fit",
                "x_j^2^2; 6; cannot stand",
                "# 7; 1; does not fit"
            })
    void whatCannotBeRead(String tex, int column, String sentence) {
        SyntaxProblem problem = assertThrows(SyntaxProblem.class, () -> Tex.expr(tex, RBM));
        assertTrue(problem.getMessage().contains(sentence), problem::getMessage);
        assertEquals(column, problem.column(), problem::getMessage);
        assertEquals(1, problem.line());
    }

    @Test
    void longAndDeepFormulasAreRefused() {
        String deep = "(".repeat(5000) + "1" + ")".repeat(5000);
        assertThrows(SyntaxProblem.class, () -> Tex.expr(deep, RBM));
        assertThrows(SyntaxProblem.class, () -> Tex.expr("-".repeat(300) + "1", RBM));
        assertThrows(SyntaxProblem.class, () -> Tex.expr("1+".repeat(3000) + "1", RBM));
    }
}
