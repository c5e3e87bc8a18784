package org.hearth.testing;

import org.apache.spark.sql.SparkSession;
import org.hearth.spark.Sessions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one Spark for the whole JVM: starting it takes seconds, so it is never stopped between classes. Each test
 * gets a session of its own views and settings.
 */
public final class LocalSpark implements ParameterResolver {

    private static final class Holder {
        static final SparkSession ROOT = Sessions.open(1);
    }

    public static SparkSession newSession() {
        SparkSession session = Sessions.child(Holder.ROOT);
        // Tests come in threads that have none yet, and rows are read by the settings of the active session.
        SparkSession.setActiveSession(session);
        return session;
    }

    /** A session of its own that begins with the views, functions and settings of another. */
    static SparkSession copy(SparkSession session) {
        SparkSession copy = ((org.apache.spark.sql.classic.SparkSession) session).cloneSession();
        SparkSession.setActiveSession(copy);
        return copy;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SparkSession.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return newSession();
    }
}
