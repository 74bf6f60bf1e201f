package descent.spark;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;

/** Spark's log, kept out of the notebook: what matters to a reader is said in one sentence. */
final class Quiet {
    private Quiet() {}

    static void please() {
        System.setProperty("slf4j.internal.verbosity", "ERROR"); // not which of two logs it chose
        ConfigurationBuilder<BuiltConfiguration> log =
                ConfigurationBuilderFactory.newConfigurationBuilder();
        log.setStatusLevel(Level.OFF);
        log.add(log.newAppender("none", "Null")); // with no appender Spark would set up its own log
        log.add(log.newRootLogger(Level.OFF).add(log.newAppenderRef("none")));
        Configurator.reconfigure(log.build());
    }
}
