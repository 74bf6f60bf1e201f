package descent.bench.nd4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.random.impl.BernoulliDistribution;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** CD-1 with ND4J: the five products by its BLAS into arrays that are kept, the rest in place. */
@State(Scope.Benchmark)
public class Nd4jCd {
    private static final int D = 784;
    private static final int F = 500;
    private static final int ROWS = 100;

    /** Which part of the hidden units is on. */
    @Param("0.2")
    public String density;

    /** Grey values or bits. */
    @Param("false")
    public boolean grey;

    private INDArray w;
    private INDArray b;
    private INDArray a;
    private INDArray v0;
    private INDArray p0;
    private INDArray p1;
    private INDArray h;
    private INDArray q;
    private INDArray v1;
    private INDArray g;
    private INDArray gb;
    private INDArray ga;

    /** Makes the model and the arrays. */
    @Setup
    public void start() {
        INDArray theta = Nd4j.create(Numbers.read("model-" + density));
        w = theta.get(interval(0, D * F)).dup().reshape(D, F);
        b = theta.get(interval(D * F, D)).dup();
        a = theta.get(interval(D * F + D, F)).dup();
        v0 = Nd4j.create(Numbers.read(grey ? "grey" : "bits")).reshape(ROWS, D);
        p0 = Nd4j.create(ROWS, F);
        p1 = Nd4j.create(ROWS, F);
        h = Nd4j.create(ROWS, F);
        q = Nd4j.create(ROWS, D);
        v1 = Nd4j.create(ROWS, D);
        g = Nd4j.create(D, F);
    }

    private static INDArrayIndex interval(long from, long length) {
        return NDArrayIndex.interval(from, from + length);
    }

    private void hiddenGiven(INDArray v, INDArray p) {
        v.mmuli(w, p);
        Transforms.sigmoid(p.addiRowVector(a), false);
    }

    /** {@return the gradient} */
    @Benchmark
    public INDArray gradient() {
        hiddenGiven(v0, p0);
        Nd4j.getExecutioner().exec(new BernoulliDistribution(h, p0));
        h.mmuli(w.transpose(), q);
        Transforms.sigmoid(q.addiRowVector(b), false);
        Nd4j.getExecutioner().exec(new BernoulliDistribution(v1, q));
        hiddenGiven(v1, p1);
        v0.transpose().mmuli(p0, g);
        Nd4j.gemm(v1, p1, g, true, false, -1.0 / ROWS, 1.0 / ROWS);
        gb = v0.sub(v1).mean(0);
        ga = p0.sub(p1).mean(0);
        return g;
    }

    /** {@return the weights after a step that hardly moves} */
    @Benchmark
    public INDArray step() {
        gradient();
        b.addi(gb.muli(1e-9));
        a.addi(ga.muli(1e-9));
        return w.addi(g.muli(1e-9));
    }

    private static Nd4jCd bits() {
        Nd4jCd cd = new Nd4jCd();
        cd.density = "0.2";
        cd.start();
        return cd;
    }

    static double[] hidden() {
        Nd4jCd cd = bits();
        cd.hiddenGiven(cd.v0, cd.p0);
        return cd.p0.getRow(0).toDoubleVector();
    }

    static double[] meanOfB(int draws) {
        Nd4jCd cd = bits();
        INDArray sum = Nd4j.zeros(D);
        for (int k = 0; k < draws; k++) {
            cd.gradient();
            sum.addi(cd.gb);
        }
        return sum.divi(draws).toDoubleVector();
    }
}
