package descent.data;

import java.util.ArrayList;
import java.util.List;

/**
 * 344 penguins of three species, measured on three islands in Antarctica in 2007 to 2009. Some
 * values are missing, and stay missing: a number is NaN, a text empty.
 *
 * <p>Source: <a href="https://doi.org/10.1371/journal.pone.0090081">Gorman, Williams, Fraser
 * (2014)</a>; collected as palmerpenguins by A. M. Horst, A. P. Hill and K. B. Gorman; CC0, see the
 * file beside the data.
 */
public final class Penguins {
    private Penguins() {}

    /**
     * One penguin.
     *
     * @param species Adelie, Chinstrap or Gentoo
     * @param island Biscoe, Dream or Torgersen
     * @param billLength in mm, or NaN
     * @param billDepth in mm, or NaN
     * @param flipperLength in mm, or NaN
     * @param bodyMass in g, or NaN
     * @param sex female, male or empty
     * @param year 2007, 2008 or 2009
     */
    public record Penguin(
            String species,
            String island,
            double billLength,
            double billDepth,
            double flipperLength,
            double bodyMass,
            String sex,
            int year) {
        /**
         * Whether nothing is missing.
         *
         * @return false if a number is NaN or the sex unknown
         */
        public boolean complete() {
            return !Double.isNaN(billLength + billDepth + flipperLength + bodyMass)
                    && !sex.isEmpty();
        }

        /**
         * The four measurements.
         *
         * @return bill length, bill depth, flipper length, body mass
         */
        public double[] measurements() {
            return new double[] {billLength, billDepth, flipperLength, bodyMass};
        }
    }

    /**
     * Reads the penguins that ship with the course.
     *
     * @return all 344, in the order of the file
     */
    public static List<Penguin> load() {
        Csv csv = csv();
        List<String> species = csv.texts("species");
        List<String> island = csv.texts("island");
        double[] billLength = csv.numbers("bill_length_mm");
        double[] billDepth = csv.numbers("bill_depth_mm");
        double[] flipperLength = csv.numbers("flipper_length_mm");
        double[] bodyMass = csv.numbers("body_mass_g");
        List<String> sex = csv.texts("sex");
        int[] year = csv.integers("year", 2007, 2009);
        List<Penguin> penguins = new ArrayList<>();
        for (int r = 0; r < csv.rows(); r++) {
            penguins.add(
                    new Penguin(
                            species.get(r),
                            island.get(r),
                            billLength[r],
                            billDepth[r],
                            flipperLength[r],
                            bodyMass[r],
                            sex.get(r).equals("NA") ? "" : sex.get(r),
                            year[r]));
        }
        return List.copyOf(penguins);
    }

    /**
     * The file as a table, with {@code NA} for what is missing.
     *
     * @return the table
     */
    public static Csv csv() {
        return Csv.resource("penguins/penguins-344.csv");
    }
}
