package descent.kernel;

import java.util.List;

/** The packages a cell can use without an import, the same on both kernels. */
final class Imports {
    private static final List<String> PACKAGES =
            List.of(
                    "descent.optim",
                    "descent.objective",
                    "descent.data",
                    "descent.rbm",
                    "descent.cluster",
                    "descent.derivation",
                    "descent.control",
                    "descent.course",
                    "descent.homework",
                    "descent.plot",
                    "descent.table",
                    "descent.text",
                    "java.util.function",
                    "java.util.stream",
                    "org.apache.commons.math3.fraction",
                    "org.apache.commons.math3.linear",
                    "org.apache.commons.math3.util",
                    "tech.tablesaw.api");

    private Imports() {}

    /** The import declarations of the packages that exist at run time. */
    static List<String> present() {
        return PACKAGES.stream()
                .filter(Imports::exists)
                .map(name -> "import " + name + ".*;")
                .toList();
    }

    private static boolean exists(String name) {
        return name.startsWith("java.")
                || Imports.class.getClassLoader().getResource(name.replace('.', '/') + "/") != null;
    }
}
