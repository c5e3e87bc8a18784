package org.hearth.rule;

import java.time.LocalDate;
import org.apache.spark.sql.SparkSession;

/** What a state knew: a session whose views show the facts that had been delivered up to a day, itself included. */
public interface Knowledge {
    SparkSession at(LocalDate day);
}
