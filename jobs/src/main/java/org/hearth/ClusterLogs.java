package org.hearth;

import java.net.URISyntaxException;
import java.net.URL;
import org.apache.logging.log4j.core.config.Configurator;

/** Under {@code spark-submit} the cluster's logging tells everything; the driver shall be as quiet as it is alone. */
final class ClusterLogs {
    private ClusterLogs() {}

    /** Leaves a configuration that the operator has named as it is. */
    static void quiet() {
        boolean isSubmitted = System.getProperty("spark.master") != null;
        boolean isChosen = System.getProperty("log4j2.configurationFile") != null
                || System.getProperty("log4j.configurationFile") != null;
        URL own = Main.class.getResource("/log4j2.properties");
        if (!isSubmitted || isChosen || own == null) {
            return;
        }
        try {
            Configurator.reconfigure(own.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Not a location: " + own, e);
        }
    }
}
