package descent.spark;

import descent.cluster.Work;
import descent.rbm.Threads;
import descent.text.Language;
import java.io.Serializable;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * One part of a work, where Spark wants it done.
 *
 * @param work the work, which every executor gets once
 * @param stamp the caller's Java and library
 * @param language the caller's language
 */
record Task<R extends Serializable>(
        Broadcast<? extends Work<R>> work, Stamp stamp, Language language)
        implements Function<Integer, R> {
    @Override
    public R call(Integer index) {
        if (!SparkEnv.get().executorId().equals("driver")) { // this machine belongs to the task
            Language.use(language);
            Threads.use(1);
        }
        stamp.requireHere();
        return work.value().part(index);
    }
}
