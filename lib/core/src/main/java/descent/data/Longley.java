package descent.data;

import java.util.List;

/**
 * Longley's regression: employment in the United States from six economic series, 1947 to 1962. The
 * series rise together, so the normal equations are as ill-conditioned as a computer of 1967 could
 * bear, and far beyond what gradient descent can.
 *
 * <p>NIST certifies the coefficients of the regression with intercept, found in 500-digit
 * arithmetic: {@link #certified()}.
 *
 * <p>Source: <a href="https://www.itl.nist.gov/div898/strd/lls/data/Longley.shtml">Longley (1967),
 * at NIST</a>; public domain.
 */
public final class Longley {
    private static final double[] COEFFICIENTS = {
        -3482258.63459582,
        15.0618722713733,
        -0.358191792925910E-01,
        -2.02022980381683,
        -1.03322686717359,
        -0.511041056535807E-01,
        1829.15146461355
    };

    private final List<String> columns;
    private final double[][] predictors;
    private final double[] response;

    private Longley(Csv csv) {
        this.columns = csv.columns().subList(2, csv.columns().size());
        this.predictors = csv.numbers(columns);
        this.response = csv.numbers("TOTEMP");
    }

    /**
     * Reads the series that ship with the course.
     *
     * @return 16 years
     */
    public static Longley load() {
        return new Longley(csv());
    }

    /**
     * The file as a table: {@code Obs}, {@code TOTEMP} and the six predictors.
     *
     * @return the table
     */
    public static Csv csv() {
        return Csv.resource("longley/longley-16.csv");
    }

    /**
     * The number of years.
     *
     * @return 16
     */
    public int size() {
        return response.length;
    }

    /**
     * The names of the predictors.
     *
     * @return GNPDEFL, GNP, UNEMP, ARMED, POP, YEAR
     */
    public List<String> columns() {
        return columns;
    }

    /**
     * The six series that predict.
     *
     * @return one row of 6 numbers per year, copied
     */
    public double[][] predictors() {
        double[][] copy = new double[predictors.length][];
        for (int r = 0; r < copy.length; r++) {
            copy[r] = predictors[r].clone();
        }
        return copy;
    }

    /**
     * Total employment.
     *
     * @return one number per year, in thousands, copied
     */
    public double[] response() {
        return response.clone();
    }

    /**
     * The coefficients that NIST certifies.
     *
     * @return B0, ..., B6: the intercept first, then the predictors in the order of {@link
     *     #columns()}, to 15 digits
     */
    public static double[] certified() {
        return COEFFICIENTS.clone();
    }
}
