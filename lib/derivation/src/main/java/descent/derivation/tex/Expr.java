package descent.derivation.tex;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * A formula as a tree. Names are written without backslashes: {@code theta}, {@code hat m}, {@code
 * h'}. {@code toString()} of every node is LaTeX that reads back as the same tree.
 */
public sealed interface Expr {
    /**
     * A number.
     *
     * @param value its value
     */
    record Num(BigFraction value) implements Expr {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /**
     * A name with its indices, such as w_{ij}, θ or E[g²]_t.
     *
     * @param name the name
     * @param index the indices, none for a bare name
     */
    record Sym(String name, List<Expr> index) implements Expr {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /**
     * A function of the model with its arguments: E(v,h), P(h given v), f(θ).
     *
     * @param head the function
     * @param args the arguments before the bar
     * @param given the arguments after the bar
     */
    record Call(Sym head, List<Expr> args, List<Expr> given) implements Expr {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /**
     * An argument with its value, as in P(h_j = 1 given v).
     *
     * @param what the variable
     * @param value its value
     */
    record Event(Expr what, Expr value) implements Expr {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /**
     * −x.
     *
     * @param x the operand
     */
    record Neg(Expr x) implements Expr {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /**
     * An operation on two operands.
     *
     * @param op which
     * @param left the first operand
     * @param right the second operand
     */
    record Binary(Op op, Expr left, Expr right) implements Expr {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /**
     * A function of one number.
     *
     * @param fn which
     * @param x its argument
     */
    record Apply(Fn fn, Expr x) implements Expr {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /**
     * A sum or a product over states or over an index.
     *
     * @param product whether it is a product
     * @param names what runs
     * @param lower the first value of the index, or null for the first of its range
     * @param upper the last value of the index, or null for the last of its range
     * @param body what is added or multiplied
     */
    record Big(boolean product, List<String> names, Expr lower, Expr upper, Expr body)
            implements Expr {
        /**
         * The same sum or product of something else.
         *
         * @param other what is added or multiplied instead
         * @return the new node
         */
        public Big of(Expr other) {
            return new Big(product, names, lower, upper, other);
        }

        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /**
     * A sum or a product over the two values of one unit, such as Σ_{h_j}.
     *
     * @param product whether it is a product
     * @param unit the unit, for example h_j
     * @param body what is added or multiplied
     */
    record Bits(boolean product, Sym unit, Expr body) implements Expr {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /**
     * A derivative.
     *
     * @param by the variable
     * @param body what is differentiated
     */
    record Diff(Expr by, Expr body) implements Expr {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /**
     * An expectation E[body given ...].
     *
     * @param over the variables or the distribution named below the E, none if it names none
     * @param body what is averaged
     * @param given the conditions
     */
    record Mean(List<Expr> over, Expr body, List<Expr> given) implements Expr {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /** The word "const" that stands for any constant. */
    record Const() implements Expr {
        @Override
        public String toString() {
            return Printer.print(this);
        }
    }

    /**
     * A whole number.
     *
     * @param n its value
     * @return the tree
     */
    static Expr num(int n) {
        return new Num(new BigFraction(n));
    }

    /**
     * A bare name.
     *
     * @param name the name
     * @return the tree
     */
    static Sym sym(String name) {
        return new Sym(name, List.of());
    }

    /**
     * The parts directly below this node, in the order they are written.
     *
     * @return the parts, none null
     */
    default List<Expr> parts() {
        return Mapping.parts(this);
    }

    /**
     * The same node with its parts replaced.
     *
     * @param f what becomes of each part
     * @return the new node
     */
    default Expr map(UnaryOperator<Expr> f) {
        return Mapping.of(this, f);
    }

    /**
     * Whether this tree or a part of it has a property.
     *
     * @param test the property
     * @return true if some node has it
     */
    default boolean has(Predicate<Expr> test) {
        return test.test(this) || parts().stream().anyMatch(p -> p.has(test));
    }

    /**
     * Looks at this node and at every part of it, the outer ones first.
     *
     * @param look what is done with each
     */
    default void each(Consumer<Expr> look) {
        look.accept(this);
        parts().forEach(p -> p.each(look));
    }
}
